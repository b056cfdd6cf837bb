/** Instructions with variables in double braces, and what of them cannot be taken away. */
export interface PromptTemplate {
  /** The built-in instructions: version 0. */
  builtIn: string
  /** What may stand in double braces, with what it says. */
  variables: Record<string, string>
  /** Those an organization's own instructions must contain. */
  needed: string[]
  /** Always said after the instructions, whatever they are: what is material and what is not. */
  rules: string
}

const VARIABLE = /\{\{\s*([^{}]{0,60}?)\s*\}\}/g

/**
 * The instructions as they are sent: variables replaced once, so that a value cannot bring in another, and the fixed
 * rules last. What others wrote is never a variable; it goes out apart, as quoted material.
 */
export function renderPrompt(
  { builtIn, rules, variables }: PromptTemplate,
  values: Record<string, string>,
  template: string = builtIn,
): string {
  const rendered = template.replace(VARIABLE, (whole, name: string) =>
    name in variables ? (values[name] ?? whole) : whole,
  )
  return `${rendered.trim()}\n\n${rules}`
}

/** What keeps instructions from being used, one sentence each; none when they can be. */
export function templateFaults({ variables, needed }: PromptTemplate, template: string): string[] {
  const used = Array.from(template.matchAll(VARIABLE), ([, name = '']) => name)
  const known = Object.keys(variables).map((name) => `{{${name}}}`)
  const unknown = [...new Set(used)].filter((name) => !Object.hasOwn(variables, name))
  const missing = needed.filter((name) => !used.includes(name))
  return [
    ...unknown.map((name) => `There is no {{${name}}} here; what can be used is ${known.join(', ')}.`),
    ...missing.map((name) => `{{${name}}} is missing: ${variables[name]}.`),
  ]
}
