// Names put together by chance. No list of real people was used.

export const firstNames = `Ada Agnes Aisha Alan Albert Alfie Alice Amara Amina Amy Andrew Anita Annie Anwar Arjun Arthur Barbara Beatrice Ben Beryl
  Betty Brenda Brian Bridget Callum Carol Catherine Cedric Celia Charlotte Chidi Chloe Clara Clive Colin Connie Craig Daisy Daniel Daphne David Dawn
  Deepa Denise Derek Diana Dilys Donald Doreen Dorothy Douglas Duncan Edith Edna Eileen Elaine Elsie Emeka Emily Emma Eric Ernest Esme Ethel Evelyn
  Farah Fatima Faye Florence Frances Frank Fred Gareth Gemma Geoff George Gita Gladys Glenys Gordon Grace Graham Gwen Hannah Harold Harry Hassan
  Hazel Heather Helen Henry Hilda Howard Hugh Ian Ibrahim Ida Imran Irene Iris Ivan Ivy Jack James Jan Janet Jasmine Jean Jim Joan Joe John Joyce
  Judith June Kamal Karen Kath Keith Ken Kirsty Kofi Laura Lena Len Leonard Lesley Lewis Lily Linda Lorna Louise Lucy Lydia Mabel Maeve Malcolm
  Manjit Margaret Marian Marion Mark Martin Mary Maud Maureen Mavis May Megan Meera Mick Mohammed Moira Molly Muriel Nadia Nancy Nasreen Neil Nina
  Nora Norman Olive Oliver Olu Oscar Pamela Pat Paul Pauline Pearl Peggy Percy Peter Philip Phyllis Polly Priya Rachel Raj Ralph Ravi Ray Rita
  Robert Roger Ron Rose Rosemary Roy Ruby Rupert Ruth Sadie Sally Sam Samina Sandra Sarah Sean Sheila Shirley Sian Sid Stan Stella Stephen Steve
  Sue Sunita Susan Sylvia Tariq Ted Terry Thelma Theresa Thomas Tina Tom Tony Trevor Una Usha Val Vera Veronica Victor Viola Violet Wendy Wilf
  Will Winifred Yasmin Yusuf Yvonne Zainab Zara`.split(/\s+/)

export const lastNames = `Abbot Adeyemi Ahmed Aldous Alderton Appleyard Arden Ashby Askew Atwell Banerjee Barrow Beckford Bellwood Bhatt Birch Blackwell
  Blythe Bracken Bramwell Brook Broome Burdett Calder Carver Chaudhry Claybourne Coldwell Coppice Cotter Cragg Crane Croft Cullen Dacre Dalby Darley
  Denholm Desai Dunmore Eastwick Eccles Edale Elmore Fairbrother Farrow Fenby Fernside Finch Fladgate Foxley Furlong Gale Garside Gill Glover
  Goodacre Gosling Greaves Greenhalgh Gunby Haddow Hallam Hanif Harding Harker Harrop Hartnell Haslam Hawksley Hayward Heron Hobday Holloway Holt
  Hussain Ibbotson Iqbal Islip Jagger Jessop Joshi Kaur Kelham Kemble Kershaw Khatun Kirkby Kowalski Lacey Larkin Leaming Ledger Linley Lock Lomax
  Lowther Malik Mallory Marlow Marsden Mawson Meadows Mehta Mensah Merrick Millward Moss Mottram Naylor Nettleton Newbold Nightingale Nowak Nwosu
  Oakes Obi Oddie Okafor Oldershaw Ormond Osei Otley Packwood Padgett Pardoe Patel Peake Pemberton Penrose Pickard Plumtree Pollard Poole Purdy
  Quill Rafferty Raine Ramsden Rana Redfern Ridley Rook Rowbotham Rudge Sadler Sandhu Saxby Scarfe Seagrave Sewell Shah Sharpe Shelton Siddiqui
  Skelton Slater Snape Sowerby Spence Stainer Stannard Sterndale Stocks Sugden Swann Sykes Tandy Tanner Tempest Thorne Thurlow Tindall Toller Topham
  Trickett Turville Twigg Uddin Underhill Varley Vickers Wadsworth Wainwright Walcot Wardle Warsop Weaver Westby Whitlow Widdowson Wigley Wilmot
  Winfield Woodgate Wragg Wren Yarrow Yates Zaman`.split(/\s+/)
