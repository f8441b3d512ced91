/** The themes of the board, as the configuration, `--theme` and the palette call them. `auto` is dark or light, as the terminal says. */
export const themeNames = ['auto', 'dark', 'light', 'high-contrast', 'colour-blind'] as const;

export type ThemeName = (typeof themeNames)[number];
