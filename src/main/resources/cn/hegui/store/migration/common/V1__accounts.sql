-- Who works with the service. A person of an office signs in; a program of another office comes with a key.
CREATE TABLE account (
    id            UUID PRIMARY KEY,
    login         VARCHAR(100) NOT NULL UNIQUE,
    name          VARCHAR(100) NOT NULL,
    role          VARCHAR(20)  NOT NULL,
    region        VARCHAR(6),
    subject       VARCHAR(32),
    password_hash VARCHAR(500),
    issuer        VARCHAR(500),
    issuer_subject VARCHAR(255),
    enabled       BOOLEAN      NOT NULL,
    created_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT account_one_identity UNIQUE (issuer, issuer_subject)
);

-- A link that makes one account, once. Only the hash of its token is kept.
CREATE TABLE invitation (
    token_hash  VARCHAR(64) PRIMARY KEY,
    role        VARCHAR(20) NOT NULL,
    region      VARCHAR(6),
    subject     VARCHAR(32),
    invited_by  UUID REFERENCES account (id),
    expires_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at     TIMESTAMP WITH TIME ZONE
);
