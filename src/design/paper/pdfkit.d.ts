declare module 'pdfkit' {
  interface TextOptions {
    width?: number
    align?: 'left' | 'right' | 'center'
    lineGap?: number
    paragraphGap?: number
    lineBreak?: boolean
  }
  interface MarkedContent {
    refs: readonly unknown[]
  }
  interface StructureElement {
    add(child: StructureElement): this
  }
  /** A document that is written as it is drawn: a page that is over is not held. */
  export default class PDFDocument {
    constructor(options: {
      autoFirstPage: boolean
      size?: 'A4'
      margins?: { top: number; bottom: number; left: number; right: number }
      lang: string
      displayTitle: boolean
      /** Whether what is drawn also says what it is: a heading, a paragraph, a picture. */
      tagged?: boolean
      info: Record<string, string>
    })
    x: number
    y: number
    addPage(): this
    registerFont(name: string, file: string): this
    font(name: string): this
    fontSize(points: number): this
    fillColor(colour: string): this
    strokeColor(colour: string): this
    lineWidth(points: number): this
    lineCap(kind: 'round' | 'butt'): this
    text(words: string, x: number, y: number, options?: TextOptions): this
    heightOfString(words: string, options?: TextOptions): number
    widthOfString(words: string): number
    rect(x: number, y: number, width: number, height: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    dash(length: number, options: { space: number }): this
    undash(): this
    path(shape: string): this
    save(): this
    restore(): this
    translate(x: number, y: number): this
    scale(factor: number): this
    fill(colour?: string): this
    stroke(colour?: string): this
    /** What is drawn from here to `endMarkedContent` is decoration, which is not read out. */
    markContent(kind: 'Artifact'): this
    /** What is drawn from here to `endMarkedContent` belongs to an element of the structure. */
    markStructureContent(kind: string): MarkedContent
    endMarkedContent(): this
    struct(kind: string, options?: { alt?: string }, children?: readonly MarkedContent[]): StructureElement
    addStructure(element: StructureElement): this
    on(event: 'data', hear: (piece: Buffer) => void): this
    once(event: 'end', hear: () => void): this
    end(): void
    _font: { font: { hasGlyphForCodePoint: (codePoint: number) => boolean } }
  }
}
