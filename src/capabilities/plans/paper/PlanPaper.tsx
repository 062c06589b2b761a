import { Document, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import { createContext, type ReactNode, useContext } from 'react'
import { palette } from '../../../design/palette.ts'
import { Figure, HeadingText } from '../../../design/paper/drawPaper.ts'
import { FONT } from '../../../design/paper/letters.ts'
import { localeOf } from '../../../platform/words.ts'
import { type Circle, circles, type Near } from '../book/document.ts'
import { kindOf, type Prompt, promptsOf } from '../book/kinds.ts'
import { circleWords } from '../book/seats.ts'
import { CirclesDrawn } from './CirclesDrawn.tsx'
import { Picture, pictureOfKind, pictureOfPrompt } from './Picture.tsx'
import type { Paper, Sheet } from './paper.ts'
import { type Look, looks } from './sizes.ts'

/** Letters of an answer that stays together on one side of paper, also in large print. */
const SHORT = 250

interface Drawing {
  paper: Paper
  look: Look
  /** Words as they can be drawn. */
  draw: (words: string) => string
}

const Around = createContext<Drawing | undefined>(undefined)
const useDrawing = () => useContext(Around) as Drawing

/** A plan, or blank pages of one, as a document to print. `draw` gives words as the font can draw them. */
export function PlanPaper({ paper, draw }: { paper: Paper; draw: (words: string) => string }) {
  const { t } = paper.words
  return (
    <Around.Provider value={{ paper, look: looks[paper.size], draw }}>
      <Document title={draw(paper.title)} language={localeOf(paper.words.language)}>
        {paper.cover ? (
          <Leaf title={paper.title}>
            <Title picture="about me">{paper.title}</Title>
            {paper.cover.map((line) => (
              <Text key={line} style={{ marginBottom: 10 }}>
                {draw(line)}
              </Text>
            ))}
            {paper.sheets.length > 0 ? <Heading>{t('In this plan')}</Heading> : null}
            {paper.sheets.map(({ id, title }) => (
              <Text key={id} style={{ marginBottom: 4 }}>
                {draw(title)}
              </Text>
            ))}
          </Leaf>
        ) : null}
        {paper.sheets.map((sheet) => (
          <Leaf key={sheet.id} title={sheet.title}>
            <Title picture={sheet.kind}>{sheet.title}</Title>
            {sheet.content ? <Written sheet={sheet} content={sheet.content} /> : <Blank sheet={sheet} />}
          </Leaf>
        ))}
      </Document>
    </Around.Provider>
  )
}

/** A loose leaf: it begins on a paper of its own, however many it fills. */
function Leaf({ title, children }: { title: string; children: ReactNode }) {
  const { look, draw } = useDrawing()
  const { margin, letters } = look
  const foot = { ...styles.foot, bottom: margin * 0.6, fontSize: Math.max(9, letters * 0.75) }
  return (
    <Page
      size={look.sheet}
      bookmark={draw(title)}
      wrap
      style={{ fontFamily: FONT, fontSize: letters, color: palette.text, padding: margin, paddingBottom: margin + letters * 2 }}
    >
      <Text fixed style={{ ...foot, left: margin }}>
        {draw(title)}
      </Text>
      <Text fixed style={{ ...foot, left: margin, right: margin, textAlign: 'right' }} render={({ pageNumber }) => String(pageNumber)} />
      {/* Not on the page: the library then draws no page number. */}
      <View style={{ fontSize: letters, lineHeight: 1.4 }}>{children}</View>
    </Page>
  )
}

function Title({ picture, children }: { picture: string; children: string }) {
  const { look, draw } = useDrawing()
  return (
    <View
      style={{
        flexDirection: 'row',
        alignItems: 'center',
        gap: 14,
        borderBottomWidth: 2,
        borderBottomColor: palette.brand,
        paddingBottom: 8,
        marginBottom: 14,
      }}
    >
      {look.hasPictures ? <Picture picture={pictureOfKind(picture)} size={54} /> : null}
      <HeadingText level={1} style={{ flex: 1, fontWeight: 700, fontSize: look.letters * 1.7, lineHeight: 1.15, color: palette.brand }}>
        {draw(children)}
      </HeadingText>
    </View>
  )
}

const Heading = ({ children }: { children: string }) => {
  const { look, draw } = useDrawing()
  return (
    <HeadingText
      level={2}
      style={{ fontWeight: 700, fontSize: look.letters * 1.12, marginTop: look.letters * 0.6, marginBottom: 3 }}
      minPresenceAhead={look.letters * 3}
    >
      {draw(children)}
    </HeadingText>
  )
}

/** Something that is asked, and what stands under it; for easy read with a picture before it, and lines that stay short. */
function Asked({ prompt, children, hint, isShort }: { prompt: Prompt; children: ReactNode; hint?: string | undefined; isShort: boolean }) {
  const { look, paper, draw } = useDrawing()
  const inside = (
    <>
      <Heading>{paper.words.t(prompt.ask)}</Heading>
      {hint ? <Text style={{ color: palette.quiet, fontSize: Math.max(10, look.letters * 0.9) }}>{draw(paper.words.t(hint))}</Text> : null}
      {children}
    </>
  )
  if (!look.hasPictures) {
    return (
      <View style={{ marginBottom: 8 }} wrap={!isShort}>
        {inside}
      </View>
    )
  }
  return (
    <View style={{ flexDirection: 'row', gap: 16, marginBottom: 14 }} wrap={!isShort}>
      <View style={{ width: 44, paddingTop: 8 }}>
        <Picture picture={pictureOfPrompt(prompt.id)} size={44} />
      </View>
      <View style={{ flex: 1, paddingRight: 50 }}>{inside}</View>
    </View>
  )
}

function Written({ sheet, content }: { sheet: Sheet; content: NonNullable<Sheet['content']> }) {
  const { paper, draw } = useDrawing()
  const { t } = paper.words
  const answered = promptsOf(sheet.kind).filter(({ id }) => content.answers[id])
  return (
    <>
      {content.near.length > 0 ? <Circled near={content.near} /> : null}
      {answered.length === 0 && content.near.length === 0 && !sheet.attached?.length ? <Text>{draw(t('Nothing is written here yet.'))}</Text> : null}
      {answered.map((prompt) => (
        <Asked key={prompt.id} prompt={prompt} isShort={(content.answers[prompt.id] as string).length < SHORT}>
          {(content.answers[prompt.id] as string).split(/\r?\n/).map((line, index) => (
            // Lines have no name but their place.
            <Text key={index}>{line ? draw(line) : ' '}</Text>
          ))}
        </Asked>
      ))}
      {sheet.attached?.map((each, index) => (
        // Several may have the same words.
        <Pictured key={index} {...each} />
      ))}
      {sheet.after?.map((line) => (
        <Text key={line} style={{ marginTop: 6 }}>
          {draw(line)}
        </Text>
      ))}
      {sheet.isWhole ? null : (
        <Text style={styles.note}>
          {draw(t('Some letters or small pictures cannot be printed here, and stand as [?]. They are all in the page to print, which your browser draws.'))}
        </Text>
      )}
    </>
  )
}

/** A picture with its words, together on one side; of a voice note, its words. */
function Pictured({ words, picture }: { words: string; picture?: Uint8Array }) {
  const { look, draw, paper } = useDrawing()
  return (
    <View wrap={false} style={{ marginTop: 12 }}>
      {picture ? (
        <Figure
          alt={draw(words || paper.words.t('A picture'))}
          src={{ data: Buffer.from(picture), format: 'jpg' }}
          style={{ maxHeight: look.sheet === 'A5' ? 300 : 460, objectFit: 'contain', objectPosition: '0 0' }}
        />
      ) : null}
      {words ? <Text style={{ marginTop: 4 }}>{draw(words)}</Text> : null}
    </View>
  )
}

/** People and places: drawn, with a list below that says the same. */
function Circled({ near }: { near: readonly Near[] }) {
  const { paper, look, draw } = useDrawing()
  return (
    <>
      <CirclesDrawn near={near} width={look.sheet === 'A5' ? 260 : 380} me={draw(paper.words.t('Me'))} draw={draw} />
      {circles.map((circle) => (
        <Listed key={circle} circle={circle} near={near.filter((each) => each.circle === circle)} />
      ))}
    </>
  )
}

function Listed({ circle, near }: { circle: Circle; near: readonly Near[] }) {
  const { paper, draw } = useDrawing()
  if (near.length === 0) return null
  return (
    <>
      <Heading>{paper.words.t(circleWords[circle])}</Heading>
      {near.map(({ id, name, note }) => (
        <Text key={id}>{draw(note ? `${name}: ${note}` : name)}</Text>
      ))}
    </>
  )
}

/** A page to fill in by hand: what it asks, and lines to write on. */
function Blank({ sheet }: { sheet: Sheet }) {
  const { paper, look, draw } = useDrawing()
  const { t } = paper.words
  const { about, hasCircles } = kindOf(sheet.kind)
  const isOwn = sheet.kind === 'own'
  return (
    <>
      <Text>{draw(t(about))}</Text>
      {hasCircles ? <CirclesDrawn near={[]} width={look.sheet === 'A5' ? 300 : 400} me={draw(t('Me'))} draw={draw} /> : null}
      {promptsOf(sheet.kind).map((prompt) => (
        <Asked key={prompt.id} prompt={prompt} hint={prompt.hint} isShort>
          <Lines count={isOwn ? 15 : 3} apart={look.line} />
        </Asked>
      ))}
    </>
  )
}

const Lines = ({ count, apart }: { count: number; apart: number }) => (
  <>
    {Array.from({ length: count }, (_, index) => (
      <View key={index} style={{ height: apart, borderBottomWidth: 1, borderBottomColor: palette.lineStrong }} />
    ))}
  </>
)

const styles = StyleSheet.create({
  foot: { position: 'absolute', color: palette.quiet },
  note: { marginTop: 14, padding: 8, borderWidth: 1, borderColor: palette.lineStrong },
})
