'use client'
import { useToasts } from '../../ui/feedback/useToasts.tsx'
import { useGetAccountQuery } from '../shell/api.ts'
import { recordsApi } from './api.ts'

/** Who follows a conversation, whether oneself does, and the way to change either. */
export function useFollowing(conversationId: string) {
  const { currentData } = recordsApi.useFollowersQuery({ params: { id: conversationId } })
  const { data: account } = useGetAccountQuery()
  const [follow] = recordsApi.useFollowMutation()
  const [unfollow] = recordsApi.useUnfollowMutation()
  const { tellProblem } = useToasts()
  const me = account?.member?.id
  const followers = currentData?.items ?? []
  const follows = (id: string | undefined) => followers.some((one) => one.id === id)
  const change = async (memberId: string) => {
    const args = { params: { id: conversationId, memberId } }
    const { error } = follows(memberId) ? await unfollow(args) : await follow(args)
    if (error !== undefined) tellProblem('The followers are the same as before.', error)
  }
  const toggle = (memberId: string) => void change(memberId)
  const toggleMine = () => {
    if (me !== undefined) toggle(me)
  }
  return { followers, me, mine: follows(me), follows, toggle, toggleMine }
}
