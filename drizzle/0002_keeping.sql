CREATE TABLE `draft` (
	`person` text NOT NULL,
	`form` text NOT NULL,
	`content` blob NOT NULL,
	`saved_at` text NOT NULL,
	PRIMARY KEY(`person`, `form`)
);
--> statement-breakpoint
CREATE TABLE `trash` (
	`kind` text NOT NULL,
	`object_id` text NOT NULL,
	`name` text NOT NULL,
	`person` text NOT NULL,
	`deleted_at` text NOT NULL,
	`undo_seq` integer NOT NULL,
	PRIMARY KEY(`kind`, `object_id`),
	FOREIGN KEY (`undo_seq`) REFERENCES `undo`(`seq`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `undo` ADD `discarded` integer DEFAULT false NOT NULL;