declare module 'qrcode' {
  const qrcode: {
    toString: (text: string, options: { type: 'svg'; margin: number }) => Promise<string>
    toBuffer: (text: string, options: { type: 'png'; margin: number; width: number }) => Promise<Buffer>
    /** The squares themselves, to be drawn by whoever asks. */
    create: (text: string, options: { errorCorrectionLevel: 'M' }) => { modules: { size: number; get: (row: number, column: number) => number } }
    /** A picture as a `data:` address. */
    toDataURL: (text: string, options: { margin: number; width: number }) => Promise<string>
  }
  export default qrcode
}
