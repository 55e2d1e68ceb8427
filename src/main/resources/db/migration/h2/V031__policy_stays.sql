-- What a version says never changes, and what was activated is never deleted.
create trigger policy_version_stays before update, delete on policy_version for each row call 'org.dealdesk.policy.PolicyStays';
