/** What a body is made from: ours as it is, and a title, words and a link for systems that know no more. */
export type Telling = {
  type: string
  timestamp: string
  data: object
  title: string
  text: string
  link: string | null
}

type Options = Record<string, string>

type Format = {
  label: string
  /** what has to be said about the other system, by name */
  options: Record<string, string>
  body: (telling: Telling, options: Options) => object
}

/** How a call is shaped. Another system is one more row. */
export const webhookFormats = {
  standard: {
    label: 'Frontdesk events (standardwebhooks.com)',
    options: {},
    body: ({ type, timestamp, data }) => ({ type, timestamp, data }),
  },
  slack: {
    label: 'Slack message',
    options: {},
    body: ({ title, text, link }) => ({
      text: slackWords([title, text].filter(Boolean).join('\n')) + (link === null ? '' : `\n<${link}>`),
    }),
  },
  jira: {
    label: 'Jira issue',
    options: { project: 'Project key', issueType: 'Issue type' },
    body: ({ title, text, link }, { project = '', issueType = '' }) => ({
      fields: {
        project: { key: project },
        issuetype: { name: issueType || 'Task' },
        summary: oneLine(title).slice(0, 250),
        description: {
          type: 'doc',
          version: 1,
          content: [text, link ?? ''].filter(Boolean).map((words) => ({
            type: 'paragraph',
            content: [{ type: 'text', text: words.slice(0, 30_000) }],
          })),
        },
      },
    }),
  },
  linear: {
    label: 'Linear issue',
    options: { teamId: 'Team id' },
    body: ({ title, text, link }, { teamId = '' }) => ({
      query: 'mutation Create($input: IssueCreateInput!) { issueCreate(input: $input) { success } }',
      variables: {
        input: {
          teamId,
          title: oneLine(title).slice(0, 250),
          description: [text, link ?? ''].filter(Boolean).join('\n\n').slice(0, 60_000),
        },
      },
    }),
  },
} as const satisfies Record<string, Format>

export type WebhookFormat = keyof typeof webhookFormats
export const webhookFormatNames = Object.keys(webhookFormats) as [WebhookFormat, ...WebhookFormat[]]

export function shapeBody(format: WebhookFormat, telling: Telling, options: Options): string {
  const { body }: Format = webhookFormats[format]
  return JSON.stringify(body(telling, options))
}

/** Words of a customer must not mention a channel or hide where a link leads. */
function slackWords(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').slice(0, 3_000)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
