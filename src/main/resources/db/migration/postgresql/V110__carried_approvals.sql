-- Every look at an inbox asks what carried over lately.
create index review_carried_over on review (opened_at, id) where status = 'CARRIED_OVER';
