import { withQuery } from '../addresses.ts'
import { isUpgradable } from '../google-add-on.ts'
import { attachmentsOf, inClass, inPost, otherClassesOf, type PostVisit } from './visit.ts'

/** What a button of the editor does, after what was typed is kept; answers with the page to go on to. */
export function changePost(visit: PostVisit, form: Record<string, string>): string {
  const { site, post, account } = visit
  const { action, remove, link, offered } = form
  write(visit, form)
  const editor = inPost(visit, '/edit')
  if (remove !== undefined) return (takeOff(visit, remove), editor)
  switch (action) {
    case 'publish':
      site.posts.publish(post)
      for (const course of otherClassesOf(visit))
        if (form[`also-${course.id}`] === 'on') site.posts.publish(site.posts.copy(post, course, account.sub))
      return inPost(visit)
    case 'delete':
      site.posts.remove(post)
      return inClass(visit, '/classwork')
    case 'add-on':
      return withQuery(editor, { frame: 'discovery' })
    case 'link':
      return pasted(visit, link)
    case 'upgrade':
      return offered === undefined ? editor : withQuery(editor, { frame: 'upgrade', url: offered })
    case 'keep-link':
      if (offered !== undefined) post.links.push({ url: offered, title: offered })
      return editor
    default:
      return editor
  }
}

function write({ post }: PostVisit, { title, text, points }: Record<string, string>): void {
  if (title !== undefined) post.title = title.trim()
  if (text !== undefined) post.text = text.trim()
  if (points !== undefined) post.maxPoints = /^\d+$/.test(points) ? Number(points) : undefined
}

/** As the buttons of the cards name what they take off. */
function takeOff({ site, post }: PostVisit, named: string): void {
  const [kind, which] = named.split(' ')
  const { attachments } = site.simulated.classroom.world
  const at = attachments.findIndex(({ value }) => value.id === which && value.itemId === post.item.itemId)
  if (kind === 'attachment' && at !== -1) attachments.splice(at, 1)
  if (kind === 'link') post.links.splice(Number(which), 1)
}

/** A link that could be an attachment is asked about first. */
function pasted(visit: PostVisit, link: string | undefined): string {
  const { site, post } = visit
  const editor = inPost(visit, '/edit')
  const url = URL.canParse(link ?? '') ? new URL(link ?? '') : undefined
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return editor
  if (isUpgradable(site.addOn, url))
    return withQuery(editor, { offer: url.href, had: String(attachmentsOf(visit).length) })
  post.links.push({ url: url.href, title: url.href })
  return editor
}
