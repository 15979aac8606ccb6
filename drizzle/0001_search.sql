-- Substring search (three letters and more) over the folded text of services and users.
CREATE VIRTUAL TABLE `service_search` USING fts5(`search`, content='service', content_rowid='rowid', tokenize='trigram', detail='full');
--> statement-breakpoint
CREATE TRIGGER `service_search_insert` AFTER INSERT ON `service` BEGIN
	INSERT INTO `service_search`(rowid, search) VALUES (new.rowid, new.search);
END;
--> statement-breakpoint
CREATE TRIGGER `service_search_delete` AFTER DELETE ON `service` BEGIN
	INSERT INTO `service_search`(`service_search`, rowid, search) VALUES ('delete', old.rowid, old.search);
END;
--> statement-breakpoint
CREATE TRIGGER `service_search_update` AFTER UPDATE OF search ON `service` WHEN old.search IS NOT new.search BEGIN
	INSERT INTO `service_search`(`service_search`, rowid, search) VALUES ('delete', old.rowid, old.search);
	INSERT INTO `service_search`(rowid, search) VALUES (new.rowid, new.search);
END;
--> statement-breakpoint
CREATE VIRTUAL TABLE `user_search` USING fts5(`search`, content='user', content_rowid='rowid', tokenize='trigram', detail='full');
--> statement-breakpoint
CREATE TRIGGER `user_search_insert` AFTER INSERT ON `user` BEGIN
	INSERT INTO `user_search`(rowid, search) VALUES (new.rowid, new.search);
END;
--> statement-breakpoint
CREATE TRIGGER `user_search_delete` AFTER DELETE ON `user` BEGIN
	INSERT INTO `user_search`(`user_search`, rowid, search) VALUES ('delete', old.rowid, old.search);
END;
--> statement-breakpoint
CREATE TRIGGER `user_search_update` AFTER UPDATE OF search ON `user` WHEN old.search IS NOT new.search BEGIN
	INSERT INTO `user_search`(`user_search`, rowid, search) VALUES ('delete', old.rowid, old.search);
	INSERT INTO `user_search`(rowid, search) VALUES (new.rowid, new.search);
END;
