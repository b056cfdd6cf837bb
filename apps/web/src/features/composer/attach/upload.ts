import type { Problem } from '../../../store/problem.ts'

type Uploading = { done: Promise<string>; cancel: () => void }

/**
 * Sends a file as the raw body of POST /attachments and resolves with the attachment's id. fetch cannot
 * tell how much of a body has left, so this is the one place that uses XMLHttpRequest. Rejects with null
 * when it was cancelled.
 */
export function upload(file: Blob, filename: string, onProgress: (share: number) => void): Uploading {
  const request = new XMLHttpRequest()
  const done = new Promise<string>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? (loaded / total) * 0.98 : 0)
    request.onload = () => {
      const answer = readJson(request.responseText)
      if (request.status === 201 && typeof answer.id === 'string') resolve(answer.id)
      else reject(problemOf(request, answer))
    }
    request.onerror = () => reject(problemOf(request, {}))
    request.onabort = () => reject(null)
  })
  const name = new URLSearchParams({ filename: filename.slice(-255) })
  request.open('POST', `/api/v1/attachments?${name}`)
  request.setRequestHeader('content-type', file.type || 'application/octet-stream')
  request.send(file)
  return { done, cancel: () => request.abort() }
}

function readJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function problemOf(request: XMLHttpRequest, answer: Record<string, unknown>): Problem {
  const words = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise)
  return {
    status: request.status,
    code: words(answer.code, 'offline'),
    title: words(answer.title, 'The file did not arrive'),
    detail: words(answer.detail, request.status === 0 ? 'Check your connection and try again.' : ''),
    requestId: request.getResponseHeader('x-request-id'),
    fields: [],
  }
}
