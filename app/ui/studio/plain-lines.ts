/** The text with line ends as the editor makes them. */
export const plainLines = (text: string): string => text.replace(LINE_END, '\n');

// Line ends of Windows and of old Macs: `\r\n`, `\r`.
const LINE_END = /\r\n?/g;
