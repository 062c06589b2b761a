import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import type { Attached } from '../../book/document.ts'
import { attachmentPaths as paths } from '../paths.ts'

interface Props {
  pageId: string
  attached: readonly Attached[]
  /** Where whoever looks finds a file: their own way to it. */
  fileHref?: ((pageId: string, id: string) => string) | undefined
  /** Of an earlier state: what is still there. */
  stillThere?: ReadonlySet<string> | undefined
  mayWrite?: boolean
  /** On a page to print every picture is there from the beginning. */
  forPrint?: boolean
}

/** The pictures and voice notes of a page. */
export function AttachedShown({ pageId, attached, fileHref, stillThere, mayWrite = false, forPrint = false }: Props) {
  const { t } = useVisit().words
  const slug = useSlug()
  if (attached.length === 0) return null
  const href = fileHref ?? ((page: string, id: string) => paths.file(slug, page, id))
  return (
    <section>
      <h2 className="nhsuk-heading-m">{t('Pictures and voice notes')}</h2>
      <ul className="lw-attached">
        {attached.map((each, index) => (
          <li className="lw-attached__item" key={each.id}>
            {stillThere && !stillThere.has(each.id) ? (
              <p className="lw-quiet">{each.what === 'picture' ? t('A picture that was deleted for good.') : t('A voice note that was deleted for good.')}</p>
            ) : (
              <FileShown attached={each} href={href(pageId, each.id)} forPrint={forPrint} />
            )}
            {each.words ? (
              // A screen reader has said them already, with the picture.
              <p className="lw-attached__words" aria-hidden={each.what === 'picture' ? true : undefined}>
                <Named>{each.words}</Named>
              </p>
            ) : null}
            {mayWrite ? (
              <p>
                <a href={paths.keep(slug, pageId, each.id)}>
                  {t('Change or take out')}
                  <span className="nhsuk-u-visually-hidden">
                    {': '}
                    {each.words ? <Named>{each.words}</Named> : nameOf(each.what, t)} {`(${index + 1})`}
                  </span>
                </a>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A picture, or a recording with its player. */
export function FileShown({ attached: { what, words }, href, forPrint = false }: { attached: Attached; href: string; forPrint?: boolean }) {
  const { t } = useVisit().words
  if (what === 'picture')
    return (
      <img
        className="lw-attached__picture"
        src={href}
        alt={words || t('A picture without a description')}
        loading={forPrint ? 'eager' : 'lazy'}
        translate="no"
      />
    )
  return (
    // biome-ignore lint/a11y/useMediaCaption: what is said in it stands below it, in its owner's words
    <audio className="lw-attached__sound" controls preload="none" src={href} aria-label={words || t('A voice note without a description')} />
  )
}

const nameOf = (what: Attached['what'], t: (english: string) => string) => (what === 'picture' ? t('A picture') : t('A voice note'))
