-- Cases of credit records. The log is the truth; credit_case shows what its steps have come to, for lists.
CREATE TABLE credit_case (
    id              UUID PRIMARY KEY,
    version         BIGINT       NOT NULL,
    stage           VARCHAR(30)  NOT NULL,
    subject         VARCHAR(32)  NOT NULL,
    name            VARCHAR(500),
    region          VARCHAR(6)   NOT NULL,
    rule            VARCHAR(100) NOT NULL,
    target          VARCHAR(200) NOT NULL,
    -- Subject, rule and target while the case is open: of these there is one at a time. Null once it is closed.
    open_key        VARCHAR(400) UNIQUE,
    contested       BOOLEAN      NOT NULL,
    due_on          DATE,
    determined_on   DATE,
    repairable_from DATE,
    published_until DATE,
    opened_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    moved_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    moved_seq       BIGINT       NOT NULL
);
CREATE INDEX credit_case_region ON credit_case (region, stage);
CREATE INDEX credit_case_subject ON credit_case (subject);
CREATE UNIQUE INDEX credit_case_moved ON credit_case (moved_seq);

-- Append-only, one chain over all cases; see cn.hegui.cases for the bytes that are hashed.
CREATE TABLE case_log (
    seq      BIGINT PRIMARY KEY,
    previous VARCHAR(64)  NOT NULL,
    case_id  UUID         NOT NULL REFERENCES credit_case (id),
    version  BIGINT       NOT NULL,
    at       TIMESTAMP WITH TIME ZONE NOT NULL,
    account  VARCHAR(100) NOT NULL,
    office   VARCHAR(20)  NOT NULL,
    step     VARCHAR      NOT NULL,
    reason   VARCHAR(2000),
    hash     VARCHAR(64)  NOT NULL UNIQUE,
    CONSTRAINT case_log_step UNIQUE (case_id, version)
);

-- The head of the chain, one row; who appends locks it until the end of the transaction.
CREATE TABLE case_log_head (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    seq  BIGINT      NOT NULL,
    hash VARCHAR(64) NOT NULL,
    at   TIMESTAMP WITH TIME ZONE
);
INSERT INTO case_log_head (id, seq, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- What the credit system is told, append-only; its place is that of the step in the log.
CREATE TABLE credit_event (
    seq     BIGINT PRIMARY KEY REFERENCES case_log (seq),
    id      VARCHAR(64) NOT NULL UNIQUE,
    case_id UUID        NOT NULL REFERENCES credit_case (id),
    subject VARCHAR(32) NOT NULL,
    region  VARCHAR(6)  NOT NULL,
    event   VARCHAR(20) NOT NULL,
    at      TIMESTAMP WITH TIME ZONE NOT NULL,
    record  VARCHAR     NOT NULL
);

CREATE TABLE credit_acknowledgement (
    seq     BIGINT       NOT NULL REFERENCES credit_event (seq),
    account VARCHAR(100) NOT NULL,
    receipt VARCHAR(100) NOT NULL,
    at      TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (seq, account)
);

CREATE TABLE webhook_endpoint (
    id         UUID PRIMARY KEY,
    account    VARCHAR(100)  NOT NULL,
    url        VARCHAR(2000) NOT NULL,
    secret     VARCHAR(100)  NOT NULL,
    region     VARCHAR(6),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at   TIMESTAMP WITH TIME ZONE
);
CREATE INDEX webhook_endpoint_account ON webhook_endpoint (account);

-- What is to be sent, written in the transaction of the step.
CREATE TABLE webhook_delivery (
    endpoint_id     UUID        NOT NULL REFERENCES webhook_endpoint (id),
    seq             BIGINT      NOT NULL REFERENCES credit_event (seq),
    state           VARCHAR(20) NOT NULL,
    attempts        INTEGER     NOT NULL,
    next_attempt_at TIMESTAMP WITH TIME ZONE NOT NULL,
    last_status     INTEGER,
    last_failure    VARCHAR(200),
    delivered_at    TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (endpoint_id, seq)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (state, next_attempt_at);
