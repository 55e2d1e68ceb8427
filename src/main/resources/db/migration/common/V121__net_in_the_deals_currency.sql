-- The net in the deal's own currency, for lists. What was submitted before stays without it in revisions, which never change, and in
-- deals in another currency than the policy's.
alter table revision add column deal_net_total numeric(19, 4);
alter table deal add column deal_net_total numeric(19, 4);
update deal set deal_net_total = net_total where currency = policy_currency;
