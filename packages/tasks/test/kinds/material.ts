/** Texts of several trades, each with what a reader would tell of it. */
export const texts = {
  outage: [
    'On Tuesday at 09:14 the checkout service began to return errors for about a third of all requests. The on-call engineer was paged at 09:17 and first suspected the payment provider, whose status page showed nothing unusual. At 09:41 the team noticed that connections to the primary database were exhausted. A deployment at 09:10 had added a report query that held its connection for up to forty seconds. The deployment was rolled back at 09:58, and error rates returned to normal at 10:03. About 4,100 orders failed, of which 2,900 were placed again by customers within the hour. No data was lost. The report query had been tested only against a small copy of the data. In future, queries that run longer than five seconds are cancelled by the database, and load tests use a full copy. Maria Keller owns the follow-up and will report on progress next Friday.',
    'A report query deployed at 09:10 exhausted database connections, so a third of checkout requests failed until the rollback at 09:58. About 4,100 orders failed; long queries will now be cancelled.',
  ],
  meeting: [
    'Anna: Let us start with the launch. Are we still on for the fourteenth? Ravi: The mobile build is ready, but the store review takes five days, so we must submit on Monday. Anna: Fine, submit on Monday. Tomas: Pricing is not settled. Finance wants nineteen euros, sales says fifteen or we lose the small shops. Anna: We go with seventeen for the first quarter and look at it again in April. Tomas, can you tell finance? Tomas: Will do today. Ravi: One more thing, the onboarding mails still have the old logo. Lucia: I will swap them by Thursday. Anna: Good. What about support? Lucia: We have two new people from next week, both speak French. They need accounts in the help desk. Ravi: I can create those tomorrow morning. Anna: Great. The next meeting is on Wednesday at ten, same room. Please send me your numbers before that.',
    'The launch stays on the fourteenth, with the store submission on Monday. Price is seventeen euros for the first quarter. Tomas informs finance, Lucia swaps the logo by Thursday, Ravi creates accounts.',
  ],
  river: [
    'Researchers of the university have followed the river for eleven years and found that its water is on average 1.8 degrees warmer than in the nineties. They measured at fourteen places between the source and the estuary, every two weeks and at every season. Trout have vanished from the lower third of the river, while barbel and carp have spread upstream by almost sixty kilometres. The authors hold two things responsible: hotter summers and the removal of trees on the banks, which leaves the water without shade. Where trees were planted again in 2015, the water was up to two degrees cooler on August afternoons. The water board wants to plant trees along another forty kilometres by 2030. Farmers object that their tractors need the strip beside the water. A decision is expected in spring, after a public hearing in the town hall, to which all owners of land along the river have been invited.',
    'The river is 1.8 degrees warmer than in the nineties, and trout have vanished from its lower third. Hotter summers and lost trees are to blame; the water board wants to plant forty kilometres of banks by 2030.',
  ],
  letter: [
    'Dear customer service, I am writing to you for the second time about the dishwasher that I bought in your branch on 3 March. After six weeks it began to leak from the door. Your technician came on 22 April, changed a seal and told me that all was well. It was not. Since then the kitchen floor has been under water twice, and my neighbour below has a stain on his ceiling. I called your hotline four times and waited for forty minutes each time. On 2 May a lady promised that somebody would come within three days. Nobody came. I no longer want a repair. I want you to take the machine back and to refund the full price of 649 euros, and I expect you to pay for the ceiling of my neighbour, for which I enclose an estimate of 380 euros. Please let me hear from you before the end of this month, otherwise I will hand the matter to the consumer association.',
    'The customer’s dishwasher, bought on 3 March, still leaks after a repair. The promised visit never came. She wants the machine taken back, 649 euros refunded and 380 euros paid for the neighbour’s ceiling.',
  ],
  trial: [
    'In this randomised trial, 412 adults with chronic back pain were assigned either to a supervised exercise programme or to usual care. The exercise group met twice a week for twelve weeks in small groups led by a physiotherapist. The primary outcome was disability after six months, measured with a standard questionnaire of twenty-four items. Disability fell by 5.1 points in the exercise group and by 2.2 points under usual care, a difference that was significant. Pain fell in both groups, without a clear difference between them. Sick leave in the exercise group was shorter by nine days on average. There were no serious adverse events; eleven participants reported muscle soreness that went away. Almost a fifth of the participants did not return for the last visit, which limits what can be concluded. The authors recommend that such programmes be offered by insurers and call for a trial with a follow-up of two years.',
    'Among 412 adults with chronic back pain, twelve weeks of supervised exercise reduced disability by 5.1 points against 2.2 under usual care. Sick leave was nine days shorter; a fifth were lost to follow-up.',
  ],
  lease: [
    'The landlord lets to the tenant the flat on the second floor of Mill Lane 8 with three rooms, kitchen, bath and a cellar. The lease begins on 1 September and runs for an indefinite time. The rent is 1,140 euros a month, due by the third working day. In addition the tenant pays 180 euros in advance for heating and water, which is settled once a year. The deposit is 3,420 euros and may be paid in three parts. Small repairs of up to 100 euros each are paid by the tenant, at most 400 euros in a year. Pets other than small animals need the consent of the landlord in writing. The tenant may sublet single rooms after asking. Notice is three months to the end of a month for the tenant; for the landlord it grows with the years. On moving out the flat is handed over swept, walls in light colours. The garden may be used together with the other tenants of the house.',
    'Three-room flat at Mill Lane 8 from 1 September for 1,140 euros plus 180 in advance, deposit 3,420 euros. The tenant pays small repairs up to 400 euros a year; notice is three months.',
  ],
  inhalt: [
    'Der Gemeinderat hat am Montag nach langer Debatte beschlossen, die alte Turnhalle nicht abzureissen, sondern zu sanieren. Die Kosten werden auf 2,4 Millionen Euro geschätzt, davon trägt das Land etwa 900.000 Euro. Die Verwaltung hatte einen Neubau vorgeschlagen, der 3,8 Millionen gekostet hätte und erst 2029 fertig gewesen wäre. Mehrere Vereine hatten sich dagegen ausgesprochen, weil sie während der Bauzeit in die Nachbargemeinde hätten ausweichen müssen. Die Sanierung soll im Juli beginnen und in drei Abschnitten erfolgen, sodass immer ein Teil der Halle genutzt werden kann. Zuerst wird das Dach erneuert, danach folgen Heizung und Umkleiden. Bürgermeisterin Weber sprach von einem guten Kompromiss. Zwei Ratsmitglieder stimmten dagegen, weil sie den Zustand der Fundamente für ungeklärt halten. Ein Gutachten dazu soll bis Ende März vorliegen und öffentlich vorgestellt werden. Die Vereine wollen beim Streichen der Umkleiden selbst mit anpacken.',
    'Der Gemeinderat saniert die Turnhalle für 2,4 Millionen Euro, statt neu zu bauen; das Land trägt 900.000 Euro. Baubeginn ist im Juli, das Gutachten zu den Fundamenten folgt bis Ende März.',
  ],
  chantier: [
    'La mairie a présenté hier soir le calendrier des travaux du pont de la République. Le chantier commencera le 4 mars et durera quatorze mois. Pendant cette période, les voitures seront déviées par le boulevard Pasteur, tandis que les piétons et les cyclistes pourront continuer à emprunter une passerelle provisoire. Le coût total atteint 6,2 millions d’euros, dont la moitié est financée par la région. Les commerçants du quartier craignent une baisse de leur chiffre d’affaires et demandent une indemnisation. L’adjointe à la voirie a promis une réponse avant la fin du mois. Le pont, construit en 1931, ne supporte plus le passage des bus depuis un contrôle effectué il y a deux ans. Après les travaux, deux voies seront réservées aux transports en commun. Une réunion publique aura lieu chaque trimestre, et les habitants pourront poser leurs questions sur le site de la ville ou directement au bureau du chantier.',
    'Les travaux du pont de la République commencent le 4 mars pour quatorze mois et 6,2 millions d’euros. Les voitures passent par le boulevard Pasteur ; les commerçants demandent une indemnisation.',
  ],
} as const
export type Text = keyof typeof texts

export const gists = (...names: Text[]) => names.map((name) => texts[name])
/** The same, with what is told one a line. */
export const points = (...names: Text[]) =>
  names.map((name) => {
    const [text, gist] = texts[name]
    return [
      text,
      gist
        .split(/(?<=[.;]) /)
        .map((line) => `- ${line}`)
        .join('\n'),
    ] as const
  })
/** Each text with a reply of its own. */
export const told = (...replies: [Text, string][]) =>
  replies.map(([name, reply]) => [texts[name][0], reply] as const)
