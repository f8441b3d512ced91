<#
.SYNOPSIS
Saves the audit records of failed and skipped connector items through Microsoft Graph, one file a day, for the last eight UTC days.
.DESCRIPTION
Not tried on a tenant: see docs/collecting.md. The audit query of Graph may change.
A day whose records are not complete is refused: its earlier file stays, and the script ends with exit code 1.
.PARAMETER Folder
The folder that connwatch watches, or one below it. It must exist.
#>
[CmdletBinding()]
param(
	[Parameter(Mandatory)] [string] $Folder,
	[string] $AppId,
	[string] $CertificateThumbprint,
	[string] $TenantId,
	[ValidateRange(1, 180)] [int] $Days = 8,
	[ValidateRange(1, 240)] [int] $MinutesToWait = 60,
	[ValidateRange(0, 600)] [int] $SecondsBetweenLooks = 30,
	[datetime] $Now = [datetime]::UtcNow
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$queries = '/v1.0/security/auditLog/queries'

function Wait-Query {
	<# .SYNOPSIS Waits until a query has succeeded; throws if it failed, was cut, or takes too long. #>
	[CmdletBinding()]
	param([string] $Id)

	$looks = [math]::Max(1, [math]::Ceiling($MinutesToWait * 60 / [math]::Max(1, $SecondsBetweenLooks)))
	for ($look = 0; $look -lt $looks; $look++) {
		$query = Invoke-MgGraphRequest -Method GET -Uri "$queries/$Id" -OutputType Hashtable
		switch ($query['status']) {
			'succeeded' {
				if ($query['isRecordCountLimitExceeded']) {
					throw 'the query has more records than Graph returns'
				}

				return
			}
			'failed' { throw 'the query failed' }
			'cancelled' { throw 'the query was cancelled' }
		}

		Start-Sleep -Seconds $SecondsBetweenLooks
	}

	throw "the query did not end within $MinutesToWait minutes"
}

function Get-DayRecord {
	<# .SYNOPSIS Returns every record of one UTC day; throws if some are missing. #>
	[CmdletBinding()]
	param([datetime] $Day)

	$body = @{
		displayName         = "connwatch $($Day.ToString('yyyy-MM-dd'))"
		filterStartDateTime = $Day.ToString('yyyy-MM-ddT00:00:00Z')
		filterEndDateTime   = $Day.AddDays(1).ToString('yyyy-MM-ddT00:00:00Z')
		recordTypeFilters   = @('complianceConnector')
	}
	$query = Invoke-MgGraphRequest -Method POST -Uri $queries -Body ($body | ConvertTo-Json) -ContentType 'application/json' -OutputType Hashtable
	Wait-Query -Id $query['id']
	$records = [System.Collections.Generic.List[object]]::new()
	$next = "$queries/$($query['id'])/records"
	while ($next) {
		$page = Invoke-MgGraphRequest -Method GET -Uri $next -OutputType Hashtable
		foreach ($record in $page['value']) {
			$records.Add($record)
		}

		$next = $page['@odata.nextLink']
	}

	return , $records.ToArray()
}

function Save-Day {
	<# .SYNOPSIS Writes the records of one day under a temporary name and renames the complete file. #>
	[CmdletBinding()]
	param([datetime] $Day, [AllowEmptyCollection()] [object[]] $Records)

	$file = Join-Path $Folder "graph-audit-$($Day.ToString('yyyy-MM-dd')).json"
	$temporary = "$file.tmp"
	$json = @{ value = @($Records) } | ConvertTo-Json -Depth 20
	[System.IO.File]::WriteAllText($temporary, "$json`n", [System.Text.UTF8Encoding]::new($false))
	Move-Item -LiteralPath $temporary -Destination $file -Force
}

if (-not (Test-Path -LiteralPath $Folder -PathType Container)) {
	throw "The folder $Folder does not exist."
}

if ($AppId) {
	Connect-MgGraph -ClientId $AppId -CertificateThumbprint $CertificateThumbprint -TenantId $TenantId -NoWelcome
}

$refused = 0
for ($back = $Days - 1; $back -ge 0; $back--) {
	$day = $Now.Date.AddDays(-$back)
	try {
		Save-Day -Day $day -Records (Get-DayRecord -Day $day)
	}
	catch {
		$refused++
		[Console]::Error.WriteLine("$($day.ToString('yyyy-MM-dd')) was not saved: $($_.Exception.Message)")
	}
}

exit [int] ($refused -gt 0)
