CREATE TABLE `contact` (
	`server_id` text PRIMARY KEY NOT NULL,
	`tried_at` text NOT NULL,
	`read_at` text,
	`code` text,
	`message` text,
	FOREIGN KEY (`server_id`) REFERENCES `server`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `decision` (
	`id` text PRIMARY KEY NOT NULL,
	`server_id` text NOT NULL,
	`kind` text NOT NULL,
	`object_id` text NOT NULL,
	`remote_id` text NOT NULL,
	`key` text NOT NULL,
	`field` text NOT NULL,
	`base` text,
	`mine` text,
	`theirs` text,
	`side` text NOT NULL,
	`person` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`server_id`) REFERENCES `server`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `decision_server` ON `decision` (`server_id`,`at`);--> statement-breakpoint
CREATE TABLE `drift` (
	`server_id` text NOT NULL,
	`kind` text NOT NULL,
	`remote_id` text NOT NULL,
	`field` text NOT NULL,
	`key` text NOT NULL,
	`before` text,
	`after` text,
	`first_seen_at` text NOT NULL,
	`seen_at` text NOT NULL,
	PRIMARY KEY(`server_id`, `kind`, `remote_id`, `field`),
	FOREIGN KEY (`server_id`) REFERENCES `server`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `promoted` (
	`server_id` text NOT NULL,
	`kind` text NOT NULL,
	`object_id` text NOT NULL,
	`person` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`server_id`, `kind`, `object_id`),
	FOREIGN KEY (`server_id`) REFERENCES `server`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `server_value` (
	`server_id` text NOT NULL,
	`kind` text NOT NULL,
	`object_id` text NOT NULL,
	`field` text NOT NULL,
	`text` text,
	`secret` blob,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`server_id`, `kind`, `object_id`, `field`),
	FOREIGN KEY (`server_id`) REFERENCES `server`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `value_map` (
	`server_id` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`target` text NOT NULL,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`server_id`, `kind`, `source`),
	FOREIGN KEY (`server_id`) REFERENCES `server`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `run` ADD `kind` text DEFAULT 'push' NOT NULL;--> statement-breakpoint
ALTER TABLE `run` ADD `rolls_back` text;--> statement-breakpoint
ALTER TABLE `run` ADD `differences` text;--> statement-breakpoint
ALTER TABLE `run_step` ADD `words` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `run_step` ADD `status` integer;--> statement-breakpoint
ALTER TABLE `run_step` ADD `attempts` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `run_step_object` ON `run_step` (`object_id`);--> statement-breakpoint
CREATE INDEX `run_step_code` ON `run_step` (`code`) WHERE code IS NOT NULL;--> statement-breakpoint
ALTER TABLE `server` ADD `client_certificate` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `server` ADD `client_key` blob;--> statement-breakpoint
ALTER TABLE `server` ADD `trusted_authorities` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `server` ADD `pinned_certificates` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `server` ADD `proxy` text DEFAULT 'system' NOT NULL;--> statement-breakpoint
ALTER TABLE `server` ADD `change_windows` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `server` ADD `pull_every_minutes` integer;--> statement-breakpoint
ALTER TABLE `server` ADD `promoted_from` text;