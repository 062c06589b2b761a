import { Circle, Line, Path, Rect, Svg } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { palette } from '../../../design/palette.ts'

const INK = palette.brand
const stroke = { stroke: INK, strokeWidth: 3, strokeLinecap: 'round', strokeLinejoin: 'round', fill: 'none' } as const

// Drawn in a square of 48, with one width of line, so that they belong together.
const pictures = {
  person: [<Circle key={1} cx={24} cy={15} r={8} {...stroke} />, <Path key={2} d="M8 43 C8 31 15 27 24 27 C33 27 40 31 40 43" {...stroke} />],
  heart: [<Path key={1} d="M24 41 C10 31 5 24 5 17 C5 10 10 6 15 6 C19 6 22 8 24 12 C26 8 29 6 33 6 C38 6 43 10 43 17 C43 24 38 31 24 41 Z" {...stroke} />],
  star: [<Path key={1} d="M24 5 L29.7 17.5 L43 19 L33 28 L36 42 L24 35 L12 42 L15 28 L5 19 L18.3 17.5 Z" {...stroke} />],
  circles: [
    <Circle key={1} cx={24} cy={24} r={5} {...stroke} />,
    <Circle key={2} cx={24} cy={24} r={12} {...stroke} />,
    <Circle key={3} cx={24} cy={24} r={20} {...stroke} />,
  ],
  sun: [
    <Circle key={1} cx={24} cy={24} r={9} {...stroke} />,
    <Path
      key={2}
      d="M24 4 L24 9 M24 39 L24 44 M4 24 L9 24 M39 24 L44 24 M10 10 L13.5 13.5 M34.5 34.5 L38 38 M10 38 L13.5 34.5 M34.5 13.5 L38 10"
      {...stroke}
    />,
  ],
  cloud: [
    <Path key={1} d="M13 27 C6 27 5 17 13 16 C14 7 29 6 31 14 C41 12 43 27 34 27 Z" {...stroke} />,
    <Path key={2} d="M15 34 L13 41 M24 34 L22 41 M33 34 L31 41" {...stroke} />,
  ],
  eye: [
    <Path key={1} d="M4 24 C11 13 17 10 24 10 C31 10 37 13 44 24 C37 35 31 38 24 38 C17 38 11 35 4 24 Z" {...stroke} />,
    <Circle key={2} cx={24} cy={24} r={6} {...stroke} />,
  ],
  steps: [<Path key={1} d="M5 42 L16 42 L16 32 L27 32 L27 22 L38 22 L38 12" {...stroke} />, <Path key={2} d="M32 17 L38 10 L44 17" {...stroke} />],
  ring: [
    <Path key={1} d="M12 5 L19 5 L22 15 L17 19 C19 24 24 29 29 31 L33 26 L43 29 L43 36 C43 41 39 43 35 43 C20 42 6 28 5 13 C5 9 7 5 12 5 Z" {...stroke} />,
  ],
  warning: [
    <Path key={1} d="M24 6 L44 41 L4 41 Z" {...stroke} />,
    <Line key={2} x1={24} y1={19} x2={24} y2={29} {...stroke} />,
    <Circle key={3} cx={24} cy={35} r={1.5} {...stroke} />,
  ],
  talk: [<Path key={1} d="M6 8 L42 8 L42 32 L22 32 L13 42 L13 32 L6 32 Z" {...stroke} />, <Path key={2} d="M14 17 L34 17 M14 24 L28 24" {...stroke} />],
  pencil: [<Path key={1} d="M8 40 L11 29 L33 7 L41 15 L19 37 Z" {...stroke} />, <Line key={2} x1={28} y1={12} x2={36} y2={20} {...stroke} />],
  yes: [<Circle key={1} cx={24} cy={24} r={19} {...stroke} />, <Path key={2} d="M15 25 L21 31 L33 17" {...stroke} />],
  no: [<Circle key={1} cx={24} cy={24} r={19} {...stroke} />, <Path key={2} d="M16 16 L32 32 M32 16 L16 32" {...stroke} />],
  home: [
    <Path key={1} d="M5 24 L24 7 L43 24" {...stroke} />,
    <Path key={2} d="M10 21 L10 42 L38 42 L38 21" {...stroke} />,
    <Rect key={3} x={20} y={29} width={8} height={13} {...stroke} />,
  ],
} satisfies Record<string, ReactNode>

type PictureName = keyof typeof pictures

const ofKind: Record<string, PictureName> = {
  'about me': 'person',
  'what matters': 'heart',
  strengths: 'star',
  people: 'circles',
  'keeps me well': 'sun',
  'knocks me': 'cloud',
  'early signs': 'eye',
  'breaking down': 'warning',
  'in a crisis': 'ring',
  'after a crisis': 'steps',
  'thinking together': 'talk',
}

const ofPrompt: Record<string, PictureName> = {
  called: 'person',
  talk: 'talk',
  well: 'sun',
  'please-do': 'yes',
  'please-dont': 'no',
  support: 'heart',
  most: 'heart',
  'good-day': 'sun',
  hope: 'star',
  'good-at': 'star',
  'others-say': 'talk',
  'others-notice': 'eye',
  notice: 'eye',
  tell: 'eye',
  'every-day': 'sun',
  'more-of': 'yes',
  'less-of': 'no',
  do: 'yes',
  'others-do': 'person',
  who: 'person',
  what: 'cloud',
  'must-do': 'warning',
  ring: 'ring',
  dont: 'no',
  refuse: 'no',
  prefer: 'yes',
  home: 'home',
  safe: 'home',
  know: 'person',
  first: 'steps',
  back: 'steps',
  thank: 'heart',
  learned: 'star',
  now: 'talk',
  'on-my-side': 'person',
  'helps-now': 'yes',
  'got-me-through': 'steps',
  'looking-forward': 'sun',
}

/** The picture of a page of a plan. */
export const pictureOfKind = (kind: string): PictureName => ofKind[kind] ?? 'pencil'

/** The picture of something that is asked. */
export const pictureOfPrompt = (prompt: string): PictureName => ofPrompt[prompt] ?? 'pencil'

/** A picture beside a heading. It says nothing that the heading does not. */
export const Picture = ({ picture, size }: { picture: PictureName; size: number }) => (
  <Svg viewBox="0 0 48 48" width={size} height={size}>
    {pictures[picture]}
  </Svg>
)
