import {gzipSync} from 'node:zlib';
import {savedAt, textFile, type SavedFile} from '../hider/folder.ts';

const text = (path: string, content: string): SavedFile => textFile(path, content, savedAt - 3_600_000);

const bytes = (path: string, content: Uint8Array): SavedFile => ({path, bytes: content, modifiedAt: savedAt - 3_600_000});

/** What lies beside logs in real folders. */
export const bystanders = [
	text('desktop.ini', '[.ShellClassInfo]\r\nIconResource=C:\\x.dll,3\r\n'),
	bytes('Thumbs.db', Buffer.from('D0CF11E0A1B11AE1', 'hex')),
	bytes('.DS_Store', Buffer.from('\u0000\u0000\u0000\u0001Bud1')),
	text('Bloomberg Message_Log.txt:Zone.Identifier', '[ZoneTransfer]\r\nZoneId=3\r\n'),
	text('~$Mapping.xlsx', 'admin'),
	text('readme.txt', 'Save the logs of all connectors here.\n'),
	text('README.md', '# Logs\n\nDownloaded daily.\n'),
	text('Read me first.txt', 'Call Anna before you delete anything here.\n'),
	text('notes.txt', 'Ask Bloomberg for the missing users.\n'),
	text('SHA256SUMS', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  Bloomberg Message_Log.txt\n'),
	text('checksums.md5', 'd41d8cd98f00b204e9800998ecf8427e *Bloomberg Message_Log.txt\n'),
	bytes('Portal.lnk', Buffer.from('4C0000000114020000000000C000000000000046', 'hex')),
	text('Purview.url', '[InternetShortcut]\r\nURL=https://purview.microsoft.com/\r\n'),
	text('Purview.webloc', '<?xml version="1.0"?><plist></plist>'),
	text('download.ps1', 'Get-ChildItem | ForEach-Object { $_.Name }\n'),
	text('copy-logs.sh', '#!/bin/sh\ncp *.txt /archive\n'),
	text('copy-logs.cmd', '@echo off\r\ncopy *.txt D:\\archive\r\n'),
	text('collect.py', 'import os\nprint(os.listdir("."))\n'),
	text('.gitignore', '*.tmp\n'),
	text('.gitattributes', '* -text\n'),
	text('.editorconfig', 'root = true\n'),
	text('.sync.ffs_db', 'x'),
	text('mapping.csv', 'ExternalUserId,O365UserMailbox\nuser1@vendor.example,user1@contoso.example\n'),
	text('UserMapping.csv', 'UUID,O365UserMailbox\n4711,user1@contoso.example\n'),
	text('users.csv', 'userPrincipalName,displayName,mail,accountEnabled\nuser1@contoso.example,User One,user1@contoso.example,True\n'),
	text('config.json', '{"folders": ["/logs"], "mask": false}\n'),
	text('settings.xml', '<?xml version="1.0"?>\n<settings/>\n'),
	text('index.html', '<!DOCTYPE html><html><body>Logs</body></html>\n'),
	text('manual.pdf', '%PDF-1.7\n'),
	bytes('old logs.zip', Buffer.from('504B0304140000000800', 'hex')),
	bytes('2025.gz', gzipSync('x')),
	bytes('picture.png', Buffer.from('89504E470D0A1A0A', 'hex')),
	text('thumbs/desktop.ini', '[x]\n'),
	text('$RECYCLE.BIN/desktop.ini', '[x]\n'),
	text('.git/HEAD', 'ref: refs/heads/main\n'),
	text('Icon\r', ''),
	text('LICENSE', 'MIT\n'),
	text('todo', 'buy milk\n'),
].map(file => ({name: file.path, files: [file]}));
