/** One word of bash, whatever is in it (POSIX.1-2017 XCU 2.2.2). */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
