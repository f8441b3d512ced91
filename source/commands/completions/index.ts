/** The shells connwatch completes for: one row each. */
import {bashCompletions} from './bash.ts';
import {fishCompletions} from './fish.ts';
import {powershellCompletions} from './powershell.ts';
import {zshCompletions} from './zsh.ts';

export const completionScripts = {
	bash: bashCompletions,
	zsh: zshCompletions,
	fish: fishCompletions,
	powershell: powershellCompletions,
} as const;

export type Shell = keyof typeof completionScripts;

/** Whether there are completions for a shell of this name. */
export const isShell = (name: string): name is Shell => Object.hasOwn(completionScripts, name);
