import { unknownMark as findUnknown } from '../../../platform/marks.ts'

/** What a partnership may say in its own words, and what stands for it until it does. */
export const ourWords = {
  letterWords: `Dear {{name}},

{{practice}} has asked us to write to you.

We are {{partnership}}: neighbours, surgeries, charities and clubs who work together so that people here can live well.

Some people would like more company. Some want to be more active, or find it hard to look after their health on their own. If that is you, one of us would like to listen to what matters to you, and to find out with you what would help. It costs nothing.

You decide. Please tell us yes or no in one of the ways below. If you say no, we will not write to you about this again, and nothing changes at your surgery.

With best wishes,
{{partnership}}`,
  easyWords: `[letter] This letter is for {{name}}.

[person] {{practice}} asked us to write to you.

[talk] We help people to live well. We listen to what matters to you.

[heart] We help you find people to meet and things to do. It is free.

[yes] Would you like us to get in touch? Tell us yes.

[no] Or tell us no. That is all right. We will not write again.

[phone] You can ring us on {{phone}}. Somebody you trust can ring for you.`,
  reminderWords: `Dear {{name}},

A few weeks ago we wrote to you, because {{practice}} had asked us to. We have not heard from you, and that is all right.

If you would like somebody to listen to what matters to you, and to find out with you what would help, it is not too late to say yes.

This is the last letter that we send you about this. If you would rather not hear from us, you need not do anything.

With best wishes,
{{partnership}}`,
  messageWords: `Hello {{name}},

{{practice}} has asked us to get in touch with you.

We are {{partnership}}: neighbours, surgeries, charities and clubs who work together so that people here can live well. If you would like company, want to be more active, or find it hard to look after your health on your own, one of us would like to listen to what matters to you. It costs nothing.

Please tell us yes or no here:
{{link}}

If you say no, we will not write to you about this again, and nothing changes at your surgery.

{{partnership}}`,
} as const

export type WordsKey = keyof typeof ourWords

/** What may stand in such words, in two pairs of brackets. */
export const KNOWN = ['name', 'practice', 'partnership', 'phone', 'link'] as const

/** The first mark that stands for nothing we know, as it was written. */
export const unknownMark = (words: string): string | undefined => findUnknown(words, KNOWN)

/** The words of a partnership for something, or ours. */
export const wordsFor = (rules: Partial<Record<WordsKey, string>>, key: WordsKey): string => rules[key]?.trim() || ourWords[key]
