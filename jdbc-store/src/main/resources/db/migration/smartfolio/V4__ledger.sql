-- What each source told was booked, whole, so that taking one away leaves what there was before it.
create table activities (
    user_id bigint not null references users (id),
    source text not null,
    fetched_at bigint not null,
    first_day text,
    summary boolean not null,
    findings text not null,
    primary key (user_id, source)
);

-- In the order of the source.
create table transactions (
    user_id bigint not null,
    source text not null,
    place bigint not null,
    figures text not null,
    primary key (user_id, source, place),
    foreign key (user_id, source) references activities (user_id, source) on delete cascade
);

create table reported_gains (
    user_id bigint not null,
    source text not null,
    place bigint not null,
    figures text not null,
    primary key (user_id, source, place),
    foreign key (user_id, source) references activities (user_id, source) on delete cascade
);

-- By the id of a transaction, which outlives the sources that told of it.
create table entered_costs (
    user_id bigint not null references users (id),
    entry text not null,
    cost text not null,
    primary key (user_id, entry)
);

-- How often any of the above changed, so that nobody computes anew what is the same.
create table ledger_versions (
    user_id bigint not null references users (id),
    version bigint not null,
    primary key (user_id)
);
