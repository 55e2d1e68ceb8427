-- No transaction of the ledger is dated in a closed month.
create function refuse_closed_month() returns trigger language plpgsql as $$
begin
    if exists (select 1 from commission_month where closed_month >= to_char(new.effective_on, 'YYYY-MM')) then
        raise exception 'The month of % is closed', new.effective_on using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger closed_months_take_no_transaction before insert on ledger_transaction for each row execute function refuse_closed_month();

-- Locks people by id and then, shared, the months; what it reads is read after that. One call instead of three statements. The people are
-- separated by line ends, which ids never hold.
create function begin_posting(people text, out latest date, out closed char(7)) language plpgsql as $$
begin
    perform id from person where id = any (string_to_array(people, e'\n')) order by id for no key update;
    perform id from ledger_lock for share;
    select max(effective_on) into latest from ledger_transaction;
    select max(closed_month) into closed from commission_month;
end $$;
