-- One text for SQLite and PostgreSQL. Instants are nanoseconds since 1970-01-01T00:00Z; amounts are text.
-- Every row about a person carries user_id, first in its key.

create table users (
    id bigint not null primary key
);

-- Until people sign in there is one: whoever runs the program.
insert into users (id) values (1);

-- What a source said; said again at the same moment, it replaces what it said before.
create table snapshots (
    user_id bigint not null references users (id),
    source text not null,
    fetched_at bigint not null,
    as_of bigint not null,
    as_of_day bigint not null,
    as_of_guessed boolean not null,
    figures text not null,
    primary key (user_id, source, fetched_at)
);

create index snapshots_by_day on snapshots (user_id, source, as_of_day, as_of, fetched_at);

-- The accounts that a snapshot read, so that the latest one with an account is found without reading figures.
create table snapshot_accounts (
    user_id bigint not null,
    source text not null,
    fetched_at bigint not null,
    account text not null,
    primary key (user_id, source, fetched_at, account),
    foreign key (user_id, source, fetched_at) references snapshots (user_id, source, fetched_at)
        on update cascade on delete cascade
);

create index snapshot_accounts_by_account on snapshot_accounts (user_id, source, account, fetched_at);

create table failures (
    user_id bigint not null references users (id),
    source text not null,
    failed_at bigint not null,
    reason text not null,
    message text not null,
    retry_at bigint,
    primary key (user_id, source)
);

create table instrument_aliases (
    user_id bigint not null references users (id),
    identifier text not null,
    instrument text not null,
    primary key (user_id, identifier)
);

-- The content stands last: SQLite then lists files without reading it.
create table files (
    user_id bigint not null references users (id),
    connection text not null,
    id text not null,
    name text not null,
    kind text,
    language text,
    as_of bigint not null,
    as_of_guessed boolean not null,
    received_at bigint not null,
    zone text not null,
    rows_accepted bigint not null,
    rows_skipped bigint not null,
    rows_rejected bigint not null,
    contents text not null,
    size bigint not null,
    content ${bytes} not null,
    primary key (user_id, connection, id)
);

create table file_answers (
    user_id bigint not null,
    connection text not null,
    file text not null,
    question text not null,
    answer text not null,
    primary key (user_id, connection, file, question),
    foreign key (user_id, connection, file) references files (user_id, connection, id) on delete cascade
);

-- Every choice a person made for a connection, numbered; the highest counts.
create table choices (
    user_id bigint not null references users (id),
    connection text not null,
    number bigint not null,
    mode text not null,
    primary key (user_id, connection, number)
);

create table choice_files (
    user_id bigint not null,
    connection text not null,
    number bigint not null,
    place bigint not null,
    file text not null,
    primary key (user_id, connection, number, place),
    foreign key (user_id, connection, number) references choices (user_id, connection, number) on delete cascade,
    foreign key (user_id, connection, file) references files (user_id, connection, id)
);

create index choice_files_by_file on choice_files (user_id, connection, file);

create table preferences (
    user_id bigint not null references users (id),
    name text not null,
    value text not null,
    primary key (user_id, name)
);

-- What one euro was worth on a day: currency and rate in turn, all of a day in one row.
create table reference_rates (
    provider text not null,
    day text not null,
    rates text not null,
    primary key (provider, day)
);
