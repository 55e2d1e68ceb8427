-- Completing a task looks for its subtasks, and the engine brings no index for that:
-- without this one, a decision gets slower with every deal that is open.
create index act_idx_task_parent on act_ru_task (parent_task_id_);
