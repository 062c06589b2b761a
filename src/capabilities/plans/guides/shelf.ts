/** A short guide that somebody can slip into their plan. All of it English keys. */
export interface Guide {
  /** Kept in the page that it becomes, so it never changes. */
  id: string
  title: string
  about: string
  parts: readonly { heading: string; lines: readonly string[] }[]
}

/** A shelf of guides: where they come from, and the guides. What brings more of them adds a shelf to `shelves`. */
export interface Shelf {
  title: string
  guides: readonly Guide[]
}

// Our own words. They say what many people find helpful, and never what somebody must do.
const ours: readonly Guide[] = [
  {
    id: 'sleeping-better',
    title: 'Sleeping better',
    about: 'Small things that help many people sleep, and what to do with a bad night.',
    parts: [
      {
        heading: 'In the day',
        lines: [
          'Get up at about the same time each day, also after a bad night.',
          'Go outside early. Daylight sets your clock.',
          'Move a little. It need not be sport.',
          'Have your last coffee or strong tea at lunch.',
        ],
      },
      {
        heading: 'In the evening',
        lines: [
          'Make the last hour a quiet one: low light, no news.',
          'Write down what is on your mind, and one thing to do about it tomorrow. Then close the book.',
          'Keep the room cool and dark. Charge your phone in another room.',
        ],
      },
      {
        heading: 'When you lie awake',
        lines: [
          'Get up, sit somewhere warm and do something dull. Go back when you are sleepy.',
          'Turn the clock to the wall.',
          'One bad night is only that. Most people get through the next day better than they fear.',
        ],
      },
      { heading: 'When to ask for help', lines: ['When it has gone on for a month, or you are so tired that you are not safe, talk with your GP.'] },
    ],
  },
  {
    id: 'talking-with-your-gp',
    title: 'Talking with your GP',
    about: 'Ten minutes go further when you know what you want from them.',
    parts: [
      {
        heading: 'Before',
        lines: [
          'Write down the one thing you most want to talk about. Then the second.',
          'Note when it began, what makes it better and what makes it worse.',
          'Ask for a longer time if you need one, or for somebody who can put things into your language.',
          'You may bring somebody with you. Tell them how they can help: by listening, or by taking notes.',
        ],
      },
      {
        heading: 'While you are there',
        lines: [
          'Say the most important thing first.',
          'Ask: what are my choices? What is good and bad about each of them, for me? What if I do nothing for now?',
          'Say it back in your own words: “So what I am going to do is …”',
          'It is fine to say: “I need to think about that.”',
        ],
      },
      { heading: 'After', lines: ['Write down what you agreed, and what happens next.', 'If you went away with a question, ring and ask it.'] },
    ],
  },
  {
    id: 'a-hard-day',
    title: 'A hard day',
    about: 'For a day when everything is too much. Do one thing, then look again.',
    parts: [
      {
        heading: 'First',
        lines: [
          'Drink some water. Eat something, however small.',
          'Put both feet on the floor and breathe out slowly, five times.',
          'Take today in pieces: only until the next cup of tea.',
        ],
      },
      {
        heading: 'Make it smaller',
        lines: [
          'What really has to happen today? Most of it can wait.',
          'Do one small thing that you can finish: open a window, wash one cup.',
          'Go and stand outside for five minutes.',
        ],
      },
      {
        heading: 'Not alone',
        lines: [
          'Send somebody a message. “Hard day. Can you just say hello?” is enough.',
          'Be where other people are, even if you talk to nobody: a library, a bench, a café.',
        ],
      },
      {
        heading: 'If it gets worse',
        lines: [
          'If you might not be safe, tell somebody now. Ring 111 and choose the mental health option, or 999 when it cannot wait.',
          'Samaritans listen day and night on 116 123. It costs nothing.',
        ],
      },
    ],
  },
  {
    id: 'saying-no',
    title: 'Saying no',
    about: 'A kind no leaves room for the things that matter to you.',
    parts: [
      {
        heading: 'Before you answer',
        lines: [
          'You can always say: “I will let you know tomorrow.”',
          'Ask yourself: if it were this evening, would I want to?',
          'Every yes is a no to something else. What would that be?',
        ],
      },
      {
        heading: 'Words to borrow',
        lines: [
          '“Thank you for asking me. I can’t this time.”',
          '“I can do this part, and not that one.”',
          '“No, I’d rather not.” A reason is a gift, not a duty.',
          '“I can see that it matters to you, and it is still no.”',
        ],
      },
      {
        heading: 'Afterwards',
        lines: ['A bad feeling after a no is common, and it passes.', 'If somebody makes you afraid to say no, tell a person you trust.'],
      },
    ],
  },
  {
    id: 'a-good-week',
    title: 'Planning a good week',
    about: 'A week with a little of what keeps you well in it, and room for the rest.',
    parts: [
      {
        heading: 'Look at the week',
        lines: [
          'What is fixed? Put that in first.',
          'Where are the long empty stretches, and where is it too full?',
          'Which hour of the day is your best? Keep it for what matters most.',
        ],
      },
      {
        heading: 'Put in',
        lines: [
          'Somebody to see or to ring.',
          'Something that moves you: a walk counts.',
          'Something just for pleasure.',
          'One thing you have put off, cut down until it takes ten minutes.',
          'Nothing at all, for one whole evening.',
        ],
      },
      {
        heading: 'At the end of it',
        lines: [
          'What went well, and what did you do to make it so?',
          'What would you like more of next week?',
          'If the plan fell over, the plan was too big. Halve it.',
        ],
      },
    ],
  },
  {
    id: 'asking-for-what-you-need',
    title: 'Asking for what you need',
    about: 'People often want to help and do not know how. You can tell them.',
    parts: [
      {
        heading: 'Find out what it is',
        lines: ['Do I want somebody to listen, to help me think, or to do something?', 'What would be just enough?', 'Who is good at this kind of thing?'],
      },
      {
        heading: 'Say it',
        lines: [
          'Choose a quiet moment, and begin: “I’d like to ask you something, and you can say no.”',
          'Say what is happening, how it is for you, and what would help: one thing, clearly.',
          '“Could you come with me on Tuesday?” is easier to answer than “I need help.”',
          'If saying it is hard, write it down and hand it over.',
        ],
      },
      {
        heading: 'Then',
        lines: [
          'If it is no, ask who else might.',
          'If it is yes, say afterwards what it did for you.',
          'You have things to give, too. Asking is part of that.',
        ],
      },
    ],
  },
]

export const shelves: readonly Shelf[] = [{ title: 'From Livewell', guides: ours }]

/** A guide by its id, on whatever shelf it stands; undefined when it is there no more. */
export const findGuide = (id: string): Guide | undefined => shelves.flatMap(({ guides }) => guides).find((guide) => guide.id === id)

/** A guide as words of somebody's own page, which they can change: in the language they read it in. */
export const inWords = ({ about, parts }: Guide, t: (english: string) => string): string =>
  [t(about), ...parts.map(({ heading, lines }) => [t(heading), ...lines.map((line) => `– ${t(line)}`)].join('\n'))].join('\n\n')
