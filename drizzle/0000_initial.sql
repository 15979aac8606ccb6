CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`person` text NOT NULL,
	`host` text NOT NULL,
	`action` text NOT NULL,
	`object` text NOT NULL,
	`details` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `authentication` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`position` integer NOT NULL,
	`authentication_id` text NOT NULL,
	`secret` blob,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `authentication_key` ON `authentication` (`service_id`,`authentication_id`);--> statement-breakpoint
CREATE TABLE `base` (
	`server_id` text NOT NULL,
	`kind` text NOT NULL,
	`remote_id` text NOT NULL,
	`object_id` text NOT NULL,
	`key` text NOT NULL,
	`label` text NOT NULL,
	`fields` text NOT NULL,
	`rights` text NOT NULL,
	`agreed_at` text NOT NULL,
	PRIMARY KEY(`server_id`, `kind`, `remote_id`),
	FOREIGN KEY (`server_id`) REFERENCES `server`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `base_object` ON `base` (`server_id`,`kind`,`object_id`);--> statement-breakpoint
CREATE TABLE `conflict` (
	`server_id` text NOT NULL,
	`kind` text NOT NULL,
	`object_id` text NOT NULL,
	`remote_id` text NOT NULL,
	`key` text NOT NULL,
	`field` text NOT NULL,
	`base` text,
	`mine` text,
	`theirs` text,
	`resolution` text,
	`detected_at` text NOT NULL,
	PRIMARY KEY(`server_id`, `kind`, `object_id`, `field`),
	FOREIGN KEY (`server_id`) REFERENCES `server`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `run` (
	`id` text PRIMARY KEY NOT NULL,
	`server_id` text NOT NULL,
	`server_name` text NOT NULL,
	`plan_fingerprint` text NOT NULL,
	`person` text NOT NULL,
	`started_at` text NOT NULL,
	`finished_at` text,
	`converged` integer,
	`stopped_by` text,
	FOREIGN KEY (`server_id`) REFERENCES `server`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `run_server` ON `run` (`server_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `run_step` (
	`run_id` text NOT NULL,
	`seq` integer NOT NULL,
	`step_id` text NOT NULL,
	`kind` text NOT NULL,
	`action` text NOT NULL,
	`key` text NOT NULL,
	`object_id` text NOT NULL,
	`remote_id` text,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`before` text,
	`after` text,
	`code` text,
	`message` text DEFAULT '' NOT NULL,
	`sent_at` text,
	`finished_at` text,
	PRIMARY KEY(`run_id`, `seq`),
	FOREIGN KEY (`run_id`) REFERENCES `run`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `seen` (
	`server_id` text NOT NULL,
	`kind` text NOT NULL,
	`remote_id` text NOT NULL,
	`key` text NOT NULL,
	`label` text NOT NULL,
	`fields` text NOT NULL,
	`seen_at` text NOT NULL,
	PRIMARY KEY(`server_id`, `kind`, `remote_id`),
	FOREIGN KEY (`server_id`) REFERENCES `server`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `server` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`url` text NOT NULL,
	`auth_mode` text NOT NULL,
	`auth_user` text DEFAULT '' NOT NULL,
	`auth_secret` blob,
	`api_key` blob,
	`release` text NOT NULL,
	`local_http_auth` integer NOT NULL,
	`prerequisites` text NOT NULL,
	`mapping` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `server_name_key` ON `server` (`name_key`);--> statement-breakpoint
CREATE TABLE `service` (
	`rowid` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`type` text NOT NULL,
	`service_connection` text NOT NULL,
	`authentication_url` text DEFAULT '' NOT NULL,
	`authentication_scope` text DEFAULT '' NOT NULL,
	`search` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `service_id_unique` ON `service` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `service_name_key` ON `service` (`name_key`);--> statement-breakpoint
CREATE TABLE `undo` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person` text NOT NULL,
	`action` text NOT NULL,
	`label` text NOT NULL,
	`changes` text NOT NULL,
	`undone` integer DEFAULT false NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `user` (
	`rowid` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`first_name` text NOT NULL,
	`last_name` text NOT NULL,
	`logon_name` text NOT NULL,
	`logon_key` text NOT NULL,
	`password` blob,
	`search` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_id_unique` ON `user` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `user_logon_key` ON `user` (`logon_key`);--> statement-breakpoint
CREATE INDEX `user_in_order` ON `user` (`logon_key`,`search`);--> statement-breakpoint
CREATE TABLE `user_right` (
	`user_id` text NOT NULL,
	`right` text NOT NULL,
	PRIMARY KEY(`user_id`, `right`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
