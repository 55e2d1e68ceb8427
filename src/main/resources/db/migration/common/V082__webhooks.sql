-- Endpoints outside that are told what happens to deals. A removed one keeps its row, so that its deliveries stay explained.
create table webhook (
    id         varchar(36)   primary key,
    url        varchar(2000) not null,
    -- The types of records it is told of, separated by commas; null: all.
    events     varchar(2000),
    secret     varchar(100)  not null,
    created_by varchar(100)  not null references person (id),
    created_at timestamp(6) with time zone not null,
    removed_at timestamp(6) with time zone
);
create index webhook_by_removal on webhook (removed_at, id);
