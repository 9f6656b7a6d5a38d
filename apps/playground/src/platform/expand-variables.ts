/** What custom parameters may ask for, by variable. */
export type Variables = Readonly<Record<string, unknown>>

/** LTI Core appendix B: a value that begins with `$` is looked up, and arrives literally where nobody knows it. */
export const expandVariables = (
  custom: Readonly<Record<string, string>>,
  variables: Variables,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(custom).map(([name, value]) => {
      const variable = value.startsWith('$') ? value.slice(1) : undefined
      return [
        name,
        variable !== undefined && Object.hasOwn(variables, variable) ? variables[variable] : value,
      ]
    }),
  )
