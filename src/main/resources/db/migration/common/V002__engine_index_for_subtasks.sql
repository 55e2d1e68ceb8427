-- To complete a task the engine looks for its subtasks, and its own scripts create no index for that. Without this one, a decision takes
-- longer with every open deal.
create index act_idx_task_parent on act_ru_task (parent_task_id_);
