-- What was answered to a request that carried an Idempotency-Key, so that the same request again is not done twice.
CREATE TABLE idempotency_key (
    client      VARCHAR(100) NOT NULL,
    request_key VARCHAR(200) NOT NULL,
    fingerprint VARCHAR(64)  NOT NULL,
    status      INTEGER,
    location    VARCHAR(2000),
    etag        VARCHAR(200),
    body        VARCHAR,
    expires_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (client, request_key)
);

CREATE INDEX idempotency_key_expires ON idempotency_key (expires_at);
