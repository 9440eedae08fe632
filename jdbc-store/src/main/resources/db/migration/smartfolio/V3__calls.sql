-- How it stands with the calls of a key at a provider: see docs/decisions/0018. About no person: the same key may be entered by
-- several, and its calls are counted together. The fingerprint does not tell the key.
create table calls (
    provider text not null,
    fingerprint text not null,
    last_nonce bigint not null,
    lease_owner text,
    lease_until bigint,
    counted text not null,
    primary key (provider, fingerprint)
);
