/** Files under `from` (tests aside) must not import what `forbidden` matches. */
type Rule = { name: string; from: RegExp; forbidden: RegExp }

/** Which way imports may flow, beyond what each package.json says. */
const rules: Rule[] = [
  {
    name: 'apps reach the database only through core',
    from: /^apps\//,
    forbidden: /^(@frontdesk\/(db|ai|integrations)(\/|$)|@prisma\/|pg$)/,
  },
  {
    name: 'the domain knows no framework',
    from: /^packages\/core\/src\//,
    forbidden: /^(next|react|bullmq|ioredis|smtp-server)(\/|$)|^(node:)?https?$/,
  },
  {
    name: 'the domain gets no bare database client',
    from: /^packages\/core\/src\//,
    forbidden: /^@frontdesk\/db\/(?!tenancy$)|^@prisma\/|^pg$/,
  },
  {
    name: 'models and channels never see the database',
    from: /^packages\/(ai|integrations)\/src\//,
    forbidden: /^@frontdesk\/(db|core)(\/|$)|^@prisma\/|^pg$/,
  },
  {
    name: 'the runtime knows no other package of ours',
    from: /^packages\/runtime\/src\//,
    forbidden: /^@frontdesk\//,
  },
  {
    name: 'the database layer knows no domain',
    from: /^packages\/db\/src\//,
    forbidden: /^@frontdesk\/(?!runtime\/)/,
  },
  {
    name: 'Gmail is imported by itself, never with every Google product',
    from: /./,
    forbidden: /^googleapis$/,
  },
  {
    name: 'no package reaches into the folder of another',
    from: /^(apps|packages)\//,
    forbidden: /^(\.\.\/)+(apps|packages)\//,
  },
]

/** Modules a source text imports, statically, dynamically or for types only. */
export function importsOf(source: string): string[] {
  const found = source.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)['"]([^'"\n]+)['"]/g)
  return [...found].map(([, module]) => module ?? '')
}

/** One sentence for each import of the file that breaks a rule. */
export function violations(path: string, source: string): string[] {
  const imports = importsOf(source)
  return rules
    .filter(({ from }) => from.test(path))
    .flatMap(({ name, forbidden }) =>
      imports
        .filter((module) => forbidden.test(module))
        .map((module) => `${path} imports ${module}: ${name}`),
    )
}
