import {commandWords, firstWords, type FlagWord} from './words.ts';

/** Returns the completions for PowerShell, Windows' own included. */
export const powershellCompletions = (): string => {
	const words = commandWords();
	return [
		'# PowerShell completions of connwatch: connwatch completions powershell | Out-String | Invoke-Expression',
		'Register-ArgumentCompleter -Native -CommandName connwatch -ScriptBlock {',
		'	param($wordToComplete, $commandAst, $cursorPosition)',
		'	$commands = [ordered]@{',
		...words.map(({name, summary}) => `		${quoted(name)} = ${quoted(summary)}`),
		'	}',
		'	$flags = @{',
		...[...words, {...firstWords(), name: ''}].map(({name, flags}) => `		${quoted(name)} = @(${flags.map(flag => flagEntry(flag)).join(', ')})`),
		'	}',
		'	$choices = @{',
		...words.map(({name, choices}) => `		${quoted(name)} = @(${choices.map(choice => quoted(choice)).join(', ')})`),
		'	}',
		'	$typed = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })',
		'	if ($wordToComplete -ne \'\' -and $typed.Count -gt 0) { $typed = @($typed | Select-Object -SkipLast 1) }',
		'	$command = @($typed | Where-Object { $commands.Contains($_) }) + @(\'\') | Select-Object -First 1',
		'	$previous = if ($typed.Count -gt 0) { $typed[-1] } else { \'\' }',
		'	$awaiting = $flags[$command] | Where-Object { $_.Word -eq $previous -and $_.Values.Count -gt 0 }',
		'	$results = if ($awaiting) { $awaiting.Values | ForEach-Object { @{ Word = $_; Summary = $_ } } }',
		'	elseif ($wordToComplete -like \'-*\') { $flags[$command] }',
		'	elseif ($command -eq \'\') { $commands.Keys | ForEach-Object { @{ Word = $_; Summary = $commands[$_] } } }',
		'	else { $choices[$command] | ForEach-Object { @{ Word = $_; Summary = $_ } } }',
		'	$results | Where-Object { $_.Word -like "$wordToComplete*" } | ForEach-Object {',
		'		[System.Management.Automation.CompletionResult]::new($_.Word, $_.Word, \'ParameterValue\', $_.Summary)',
		'	}',
		'}',
		'',
	].join('\n');
};

const flagEntry = ({word, summary, choices}: FlagWord): string =>
	`@{ Word = ${quoted(word)}; Summary = ${quoted(summary)}; Values = @(${choices.map(choice => quoted(choice)).join(', ')}) }`;

const quoted = (text: string): string => `'${text.replaceAll('\'', '\'\'')}'`;
