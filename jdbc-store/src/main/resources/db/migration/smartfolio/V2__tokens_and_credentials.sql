-- What is sealed is encrypted with the master key and bound to its place: see docs/decisions/0012.

-- Tells whether the key that a program was given is the one in use. About no person.
create table master_keys (
    id bigint not null primary key,
    fingerprint ${bytes} not null
);

-- How it stands with a login. A row stays when the person signs out, because versions must not come twice.
create table tokens (
    user_id bigint not null references users (id),
    provider text not null,
    subject text not null,
    version bigint not null,
    sealed ${bytes} not null,
    primary key (user_id, provider, subject)
);

create table credentials (
    user_id bigint not null references users (id),
    connection text not null,
    field text not null,
    sealed ${bytes} not null,
    primary key (user_id, connection, field)
);
