/** How somebody says that he or she is going to do something, in the languages drafts are framed in. */
const PROMISE =
  /(?<!\p{L})(?:(?:i|we)(?:'ll| will| shall| are going to| am going to)|you will (?:get|receive|hear)|(?:ich|wir) werden?\b|(?:ich|wir) (?:schicke|sende|melde|prüfe|kläre|erstatte|leite)n?\b|sie (?:erhalten|bekommen|hören)|(?:je vais|nous allons|vous recevrez|nous vous enverrons)|(?:voy a|vamos a|le enviaremos|recibirá)|(?:le invieremo|invieremo|riceverà|provvederemo)|(?:vou|vamos|enviaremos|receberá)|(?:ik zal|wij zullen|we zullen|u ontvangt))(?!\p{L})/iu

/** Whether a sentence promises a step. What was not promised ("we will not") counts as well: it is known then. */
export function isPromise(sentence: string): boolean {
  return !/[?？]/.test(sentence) && PROMISE.test(sentence)
}
