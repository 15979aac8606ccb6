CREATE TABLE `preference` (
	`person` text NOT NULL,
	`name` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`person`, `name`)
);
