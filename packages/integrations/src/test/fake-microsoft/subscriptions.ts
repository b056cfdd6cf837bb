import { randomUUID } from 'node:crypto'
import { type Answer, type Asked, failure, json } from '../provider-answer.ts'
import type { Account, Subscription } from './state.ts'

/** Everything below /subscriptions. A new one must answer the validation token first. */
export async function subscriptions(account: Account, asked: Asked): Promise<Answer> {
  const id = asked.path[2]
  if (id === undefined) return create(account, asked)
  const found = account.subscriptions.get(id)
  if (!found) return failure(404, 'ResourceNotFound')
  if (asked.method === 'DELETE') {
    account.subscriptions.delete(id)
    return { status: 204 }
  }
  found.expirationDateTime = String(json(asked).expirationDateTime)
  return { status: 200, body: found }
}

async function create(account: Account, asked: Asked): Promise<Answer> {
  const wanted = json(asked) as Record<string, string>
  const subscription: Subscription = {
    id: randomUUID(),
    resource: wanted.resource ?? '',
    notificationUrl: wanted.notificationUrl ?? '',
    lifecycleNotificationUrl: wanted.lifecycleNotificationUrl ?? null,
    clientState: wanted.clientState ?? '',
    expirationDateTime: wanted.expirationDateTime ?? '',
  }
  if (!(await validates(subscription.notificationUrl))) return failure(400, 'ValidationError')
  account.subscriptions.set(subscription.id, subscription)
  return { status: 201, body: subscription }
}

async function validates(url: string): Promise<boolean> {
  const token = `Validation: ${randomUUID()} <&>`
  try {
    const answer = await fetch(`${url}?validationToken=${encodeURIComponent(token)}`, {
      method: 'POST',
      signal: AbortSignal.timeout(10_000),
    })
    return answer.status === 200 && (await answer.text()) === token
  } catch {
    return false
  }
}

/** Tells every subscriber that something changed. Answers with the statuses that came back. */
export async function notify(
  account: Account,
  change: { times?: number; clientState?: string } = {},
): Promise<number[]> {
  const statuses: number[] = []
  for (const subscription of account.subscriptions.values()) {
    const { id: subscriptionId, resource } = subscription
    const clientState = change.clientState ?? subscription.clientState
    const value = [{ subscriptionId, clientState, changeType: 'created', resource }]
    for (let time = 0; time < (change.times ?? 1); time += 1)
      statuses.push(await post(subscription.notificationUrl, { value }))
  }
  return statuses
}

/** Tells that a subscription needs attention: reauthorizationRequired, subscriptionRemoved or missed. */
export async function notifyLifecycle(account: Account, lifecycleEvent: string): Promise<number[]> {
  const statuses: number[] = []
  for (const {
    id: subscriptionId,
    clientState,
    lifecycleNotificationUrl,
  } of account.subscriptions.values()) {
    if (lifecycleNotificationUrl === null) continue
    const value = [{ subscriptionId, clientState, lifecycleEvent }]
    statuses.push(await post(lifecycleNotificationUrl, { value }))
  }
  return statuses
}

async function post(url: string, body: unknown): Promise<number> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  })
  await answer.body?.cancel()
  return answer.status
}
