<#
.SYNOPSIS
Saves the audit records of failed and skipped connector items, one file a day, for the last eight UTC days.
.DESCRIPTION
Not tried on a tenant: see docs/collecting.md.
A day whose records are not complete is refused: its earlier file stays, and the script ends with exit code 1.
.PARAMETER Folder
The folder that connwatch watches, or one below it. It must exist.
#>
[CmdletBinding()]
param(
	[Parameter(Mandatory)] [string] $Folder,
	[string] $AppId,
	[string] $CertificateThumbprint,
	[string] $Organization,
	[ValidateRange(1, 180)] [int] $Days = 8,
	[datetime] $Now = [datetime]::UtcNow
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$pageSize = 5000
$sessionLimit = 50000

function Get-DayRecord {
	<# .SYNOPSIS Returns every record of one UTC day; throws if some are missing. #>
	[CmdletBinding()]
	param([datetime] $Day)

	$search = @{
		StartDate      = $Day
		EndDate        = $Day.AddDays(1)
		RecordType     = 'ComplianceConnector'
		SessionId      = "connwatch $($Day.ToString('yyyy-MM-dd')) $([guid]::NewGuid())"
		SessionCommand = 'ReturnLargeSet'
		ResultSize     = $pageSize
	}
	$records = [System.Collections.Generic.Dictionary[string, object]]::new()
	$expected = $null
	while ($true) {
		$page = @(Search-UnifiedAuditLog @search)
		if ($page.Count -eq 0) {
			break
		}

		if ($null -eq $expected) {
			$expected = [int] $page[0].ResultCount
		}

		foreach ($record in $page) {
			$records[[string] $record.Identity] = $record
		}

		if ($records.Count -ge $expected) {
			break
		}
	}

	if ($null -ne $expected -and $expected -ge $sessionLimit) {
		throw "$expected records reach the limit of $sessionLimit a session"
	}

	if ($null -ne $expected -and $records.Count -ne $expected) {
		throw "$($records.Count) of $expected records were returned"
	}

	return , @($records.Values)
}

function Save-Day {
	<# .SYNOPSIS Writes the records of one day under a temporary name and renames the complete file. #>
	[CmdletBinding()]
	param([datetime] $Day, [AllowEmptyCollection()] [object[]] $Records)

	$file = Join-Path $Folder "audit-$($Day.ToString('yyyy-MM-dd')).json"
	$temporary = "$file.tmp"
	$json = '[' + (($Records | ForEach-Object { $_.AuditData }) -join ",`n") + "]`n"
	[System.IO.File]::WriteAllText($temporary, $json, [System.Text.UTF8Encoding]::new($false))
	Move-Item -LiteralPath $temporary -Destination $file -Force
}

if (-not (Test-Path -LiteralPath $Folder -PathType Container)) {
	throw "The folder $Folder does not exist."
}

if ($AppId) {
	Connect-ExchangeOnline -AppId $AppId -CertificateThumbprint $CertificateThumbprint -Organization $Organization -ShowBanner:$false
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
