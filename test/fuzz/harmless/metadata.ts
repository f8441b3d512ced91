/** Keys that interfaces put beside or into imports, and that say nothing of failed items. */
export const outerKeys = [
	'"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#connectors"',
	'"@odata.count": 10',
	'"schemaVersion": 1',
	'"version": "1.0"',
	'"generatedAt": "2026-11-22T03:00:00Z"',
	'"exportedBy": "admin@contoso.example"',
	'"tenantId": "0f8fad5b-d9cb-469f-a165-70867728950e"',
	'"count": 10',
	'"totalCount": 10',
	'"pageSize": 50',
	'"page": 1',
	'"nextLink": null',
	'"hasMore": false',
	'"success": true',
	'"status": "Succeeded"',
	'"status": "OK"',
	'"statusCode": 200',
	'"error": null',
	'"errors": []',
	'"warnings": []',
	'"message": ""',
	'"requestId": "0f8fad5b"',
	'"region": "EU"',
	'"culture": "en-US"',
	'"links": {"self": "/connectors"}',
	'"_etag": "W/\\"1\\""',
	'"meta": {"source": "portal", "formatVersion": 2}',
].map(key => ({name: key, key}));

export const innerKeys = [
	'"Region": "EU"', '"Id": "0f8fad5b-d9cb-469f-a165-70867728950e"', '"RunId": 4711', '"DurationSeconds": 12', '"Duration": "00:12:09"', '"Status": "Completed"', '"Status": "Succeeded"', '"ErrorMessage": null', '"ErrorMessage": ""', '"Error": null', '"Errors": []', '"StartTime": "2026-11-12T02:00:00Z"', '"Retry": 0', '"RetryCount": 0', '"Links": {}', '"PSComputerName": "ADMINPC"', '"PartitionKey": "2026-11"', '"Comment": "checked"', '"IsRetry": false', '"Tags": ["daily"]', '"@odata.etag": "W/1"', '"Type": "Scheduled"',
].map(key => ({name: key, key}));
