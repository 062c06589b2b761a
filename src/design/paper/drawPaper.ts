import layOut from '@react-pdf/layout'
import render from '@react-pdf/render'
import { Font, Image, type ImageProps, pdf, Text, type TextProps } from '@react-pdf/renderer'
import PDFDocument from 'pdfkit'
import type { FunctionComponent, PropsWithChildren, ReactElement } from 'react'

/** A heading on paper. The library knows no headings: it is set as words, and its level goes into the file when the paper is drawn. */
export const HeadingText = Text as unknown as FunctionComponent<PropsWithChildren<TextProps & { level: 1 | 2 }>>

/** A picture on paper that says something, with words for whoever does not see it. Any other picture is decoration. */
export const Figure = Image as unknown as FunctionComponent<ImageProps & { alt: string }>

/** What the library has laid out: a tree of boxes on pages. */
interface Laid {
  type: string
  box?: object
  props?: { fixed?: boolean; level?: number; alt?: string; paint?: () => null }
  children?: Laid[]
}

/**
 * A paper as a PDF whose words can be selected and read out, tagged as headings, paragraphs and pictures in the order in which they stand, in
 * the language of the document, which has a title too. What repeats on each side (`fixed`), lines and decoration are marked as such and not read out.
 */
export async function drawPaper(paper: ReactElement): Promise<Buffer> {
  const { document } = pdf(paper as Parameters<typeof pdf>[0]).container
  const { title, author, language }: { title: string; author?: string; language: string } = document.props
  const info = { Title: title, ...(author && { Author: author }), Creator: 'Livewell', Producer: 'Livewell' }
  const file = new PDFDocument({ autoFirstPage: false, tagged: true, displayTitle: true, lang: language, info })
  const laid = await (layOut as unknown as (document: unknown, fonts: typeof Font) => Promise<Laid>)(document, Font)
  const pieces: Buffer[] = []
  file.on('data', (piece) => pieces.push(piece))
  const ended = new Promise<void>((end) => file.once('end', end))
  ;(render as unknown as (file: PDFDocument, laid: Laid) => void)(file, tagged(laid, file))
  await ended
  return Buffer.concat(pieces)
}

/** The same tree with marks before and after all that is read out. */
function tagged(laid: Laid, file: PDFDocument): Laid {
  const whole = file.struct('Document')
  file.addStructure(whole)
  const decoration = mark(() => file.markContent('Artifact'))
  const end = mark(() => file.endMarkedContent())
  const marked = (each: Laid): Laid[] => {
    const kind = kindOf(each)
    if (!kind) return [{ ...each, ...(each.children && each.type !== 'SVG' && { children: each.children.flatMap(marked) }) }]
    const begin = mark(() => {
      const content = file.markStructureContent(kind)
      whole.add(file.struct(kind, each.props?.alt ? { alt: each.props.alt } : {}, [content]))
    })
    return [end, begin, each, end, decoration]
  }
  const pages = laid.children?.map((page) => ({ ...page, children: [decoration, ...(page.children ?? []).flatMap(marked), end] }))
  return { ...laid, ...(pages && { children: pages }) }
}

function kindOf({ type, props = {} }: Laid): string | undefined {
  if (type === 'IMAGE') return props.alt ? 'Figure' : undefined
  if (type !== 'TEXT' || props.fixed) return undefined
  return props.level ? `H${props.level}` : 'P'
}

/** Something to be drawn that draws nothing. */
const mark = (make: () => void): Laid => ({
  type: 'CANVAS',
  box: { top: 0, left: 0, width: 1, height: 1 },
  props: {
    paint: () => {
      make()
      return null
    },
  },
})
