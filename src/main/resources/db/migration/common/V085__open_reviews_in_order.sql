-- Who may decide a review is more than its function: a page of a list is read in the list's order until it is full.
drop index review_by_due;
drop index review_by_opening;
drop index review_by_tcv;
drop index review_by_margin;
create index review_by_due on review (status, due_at, id);
create index review_by_opening on review (status, opened_at, id);
create index review_by_tcv on review (status, tcv, id);
