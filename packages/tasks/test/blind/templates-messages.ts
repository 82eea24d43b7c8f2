import { shape, t } from './template.ts'

const J = JSON.stringify

// user-only prompts, XML tags, markdown SOPs, few-shot, four other languages, verbless prompts
export const userMessages = [
  // user-only, instruction first
  t('u-tldr', 'summarize', (w) => ({
    u: `TL;DR the following in two sentences:\n\n${w.text(2, 4)}`,
    r: w.para(2, 2),
  })),
  t('u-simplify', 'text', (w) => ({
    u: `Rewrite the following so that a ten-year-old understands it:\n\n${w.text(2, 4)}`,
    r: w.para(),
  })),
  t('u-bullets', 'summarize', (w) => ({
    u: `Key points of this text as bullets (max 5):\n\n${w.text(2, 4)}`,
    r: w.list(5, 5, () => `- ${w.sentence()}`).join('\n'),
  })),
  t('u-proofread', 'text', (w) => ({
    u: `Proofread and return the corrected text only:\n\n${w.para()}`,
    r: w.para(),
  })),
  t('u-after-ask', 'summarize', (w) => ({
    u: `${w.text(2, 4)}\n\n---\nSummarize the above for an executive who has 30 seconds.`,
    r: w.para(1, 3),
  })),
  t('u-after-extract', 'extract', (w) => ({
    u: `${w.text(2, 4)}\n\n---\nFrom the above, give me all monetary amounts with currency as a JSON array.`,
    r: J(w.list(0, 3, w.money)),
  })),
  t('u-after-classify', 'classify', (w) => ({
    u: `${w.text(1, 3)}\n\n---\nIs the above a complaint? Answer only "yes" or "no".`,
    r: w.pick(['yes', 'no']),
  })),
  t('u-after-spam', 'classify', (w) => ({
    u: `${w.text(1, 3)}\n\n---\nIs the above spam? Answer only "yes" or "no".`,
    r: w.pick(['yes', 'no']),
  })),
  t('u-verbless-sentiment', 'classify', (w) => ({
    u: `Sentiment of this review (positive/negative/mixed): ${w.review()}`,
    r: w.pick(['positive', 'negative', 'mixed']),
  })),
  t('u-verbless-language', 'classify', (w) => ({
    u: `Language of the text, as an ISO code:\n${w.pick([w.de, w.fr, w.es, w.ja])()}`,
    r: w.pick(['de', 'fr', 'es', 'ja']),
  })),
  t('u-verbless-category', 'classify', (w) => ({
    u: `Category? [hardware, software, network, access]\n${w.message()}`,
    r: w.pick(['hardware', 'software', 'network', 'access']),
  })),
  t('u-verbless-priority', 'classify', (w) => ({
    u: `Priority? [P1, P2, P3, P4]\n${w.message()}`,
    r: w.pick(['P1', 'P2', 'P3', 'P4']),
  })),
  t('u-verbless-title', 'text', (w) => ({
    u: `A catchy title for this blog post:\n\n${w.text(1, 3)}`,
    r: w.sentence(),
  })),
  t('u-verbless-names', 'extract', (w) => ({
    u: `All person names in this text, comma separated:\n\n${w.para()}`,
    r: w.list(1, 3, w.name).join(', '),
  })),
  t('u-verbless-emails', 'extract', (w) => ({
    u: `All company names in this text, comma separated:\n\n${w.para()}`,
    r: w.list(1, 3, w.firm).join(', '),
  })),
  t('u-colon-input', 'text', (w) => ({ u: `Polite version:\n${w.ask()}`, r: w.sentence() })),
  t('u-formal', 'text', (w) => ({ u: `Make this sound more formal: "${w.ask()}"`, r: w.sentence() })),
  t('u-shorter', 'text', (w) => ({ u: `Make this half as long: "${w.para()}"`, r: w.sentence() })),
  t('u-chat', 'text', (w) => ({
    u: w.pick([
      w.ask(),
      w.ask(),
      w.message(),
      `what do you think about ${w.thing()}s`,
      `tell me a joke about ${w.city()}`,
    ]),
    r: w.para(),
  })),
  t('u-py-function', 'code', (w) => ({
    u: `Write a Python function that ${w.pick(['parses', 'sorts', 'merges', 'validates'])} ${w.pick(['dates', 'a list of invoices', 'two dictionaries', 'IBANs'])}. Return only code.`,
    r: `\`\`\`python\n${w.python()}\n\`\`\``,
  })),
  t('u-convert-code', 'code', (w) => ({
    u: `Convert this Python code to idiomatic Go:\n\`\`\`python\n${w.python()}\n\`\`\``,
    r: `\`\`\`go\nfunc ${w.hex(4)}() {}\n\`\`\``,
  })),
  t('u-add-types', 'code', (w) => ({
    u: `Add JSDoc type annotations to this function:\n\`\`\`js\n${w.javascript()}\n\`\`\``,
    r: `\`\`\`js\n${w.javascript()}\n\`\`\``,
  })),
  t('u-find-bug', 'code', (w) => ({
    u: `This crashes, fix it:\n\`\`\`\n${w.python()}\n\`\`\`\n${w.logs()}`,
    r: `\`\`\`python\n${w.python()}\n\`\`\``,
  })),
  t('u-explain-code', 'text', (w) => ({
    u: `Explain what this code does to a junior developer. No code in your answer.\n\`\`\`\n${w.javascript()}\n\`\`\``,
    r: w.para(),
  })),
  // XML-tagged
  t('x-classify-email', 'classify', (w) => ({
    u: `<task>\nClassify the email into one of the categories.\n</task>\n<categories>\n<category>invoice</category>\n<category>application</category>\n<category>newsletter</category>\n<category>personal</category>\n</categories>\n<email>\n${w.mail()}\n</email>\nReply with the category inside <answer></answer> tags.`,
    r: `<answer>${w.pick(['invoice', 'application', 'newsletter', 'personal'])}</answer>`,
  })),
  t('x-classify-letter', 'classify', (w) => ({
    u: `<task>\nClassify the letter into one of the categories.\n</task>\n<categories>\n<category>reminder</category>\n<category>tax</category>\n<category>advertising</category>\n<category>personal</category>\n</categories>\n<letter>\n${w.mail()}\n</letter>\nReply with the category inside <answer></answer> tags.`,
    r: `<answer>${w.pick(['reminder', 'tax', 'advertising', 'personal'])}</answer>`,
  })),
  t('x-summarize', 'summarize', (w) => ({
    u: `<instructions>\nSummarize the document for the reader described below. Use their terminology. At most 150 words.\n</instructions>\n<reader>${w.pick(['nurse', 'CFO', 'site manager', 'journalist'])} at ${w.firm()}</reader>\n<document>\n${w.text()}\n</document>`,
    r: w.para(),
  })),
  t('x-answer', 'text', (w) => ({
    s:
      'Here are documents for you to reference:\n<documents>\n' +
      w
        .list(
          1,
          5,
          (at) =>
            `<document index="${at + 1}">\n<source>${w.url()}</source>\n<document_content>\n${w.para()}\n</document_content>\n</document>`,
        )
        .join('\n') +
      '\n</documents>\n\nFirst find the quotes that are relevant to the question and put them in <quotes> tags, then answer in <answer> tags.',
    u: w.ask(),
    r: `<quotes>${w.sentence()}</quotes>\n<answer>${w.para()}</answer>`,
  })),
  t('x-extract', 'extract', (w) => ({
    s: 'You extract structured data from e-mails. Put each field into its own tag: <sender>, <meeting_date>, <location>, <agenda>. Leave a tag empty if the e-mail does not say.',
    u: `<email>${w.mail()}</email>`,
    r: `<sender>${w.name()}</sender><meeting_date>${w.iso()}</meeting_date><location>${w.city()}</location><agenda></agenda>`,
  })),
  t('x-grade', 'classify', (w) => ({
    u: `You will be given a question, a reference answer and a student's answer.\n<question>${w.ask()}</question>\n<reference>${w.sentence()}</reference>\n<student>${w.sentence()}</student>\nDecide whether the student's answer is correct. Output <verdict>correct</verdict> or <verdict>incorrect</verdict>.`,
    r: `<verdict>${w.pick(['correct', 'incorrect'])}</verdict>`,
  })),
  t('x-hallucination', 'classify', (w) => ({
    u: `You will be given a source and a claim.\n<source>${w.para()}</source>\n<claim>${w.sentence()}</claim>\nDecide whether the claim is supported by the source. Output <verdict>supported</verdict> or <verdict>unsupported</verdict>.`,
    r: `<verdict>${w.pick(['supported', 'unsupported'])}</verdict>`,
  })),
  t('x-reply', 'text', (w) => ({
    s: `<role>Concierge of the ${w.city()} ${w.firm()}</role>\n<guest>\n<name>${w.name()}</name>\n<room>${w.int(100, 900)}</room>\n<checkout>${w.iso()}</checkout>\n</guest>\n<rules>\n<rule>Answer in the guest's language.</rule>\n<rule>Never give out other guests' data.</rule>\n<rule>Offer to call the front desk.</rule>\n</rules>`,
    u: w.ask(),
    r: w.para(),
  })),
  // markdown SOPs
  t('m-refund-sop', 'classify', (w) => ({
    s: `# Refund SOP v${w.int(1, 9)}.${w.int(0, 9)}\n\n_Last updated ${w.date()} by ${w.name()}_\n\n## 1. Purpose\nDecide if a refund request is accepted.\n\n## 2. Procedure\n1. Check the purchase date.\n2. If older than 30 days, deny.\n3. If the item is damaged, approve.\n4. Otherwise escalate.\n\n## 3. Output\nOne of \`approve\`, \`deny\`, \`escalate\`.`,
    u: w.message(),
    r: w.pick(['approve', 'deny', 'escalate']),
  })),
  t('m-onboarding-sop', 'text', (w) => ({
    s: `# Onboarding assistant\n\n_Last updated ${w.date()} by ${w.name()}_\n\n## Goals\n- Help new colleagues at ${w.firm()} through their first week\n- Keep answers under 100 words\n\n## Don'ts\n- Don't discuss salaries\n- Don't speculate about reorganisations\n\n## Contacts\n| topic | person |\n|---|---|\n| laptop | ${w.name()} |\n| badge | ${w.name()} |`,
    u: w.ask(),
    r: w.para(),
  })),
  t('m-incident-sop', 'text', (w) => ({
    s: `# Incident communication\n\n## Goals\n- Write the status page update for the incident described by the engineer\n- Keep it under 80 words, no blame, no internal host names\n\n## Format\n**Impact** – **What we know** – **Next update at**`,
    u: `${w.logs()}\n${w.sentence()}`,
    r: `**Impact** ${w.sentence()}`,
  })),
  t('m-extraction-sop', 'extract', (w) => ({
    s: `# Lease abstraction\n\n## Fields\n| field | type | notes |\n|---|---|---|\n| landlord | string | as written |\n| tenant | string | as written |\n| start | date | ISO |\n| rent | number | per month |\n| break_clause | boolean | |\n\n## Rules\n- Return one JSON object\n- \`null\` if absent`,
    u: w.text(2, 5),
    r: J({ landlord: w.name(), tenant: w.name(), start: w.iso(), rent: 100, break_clause: false }),
  })),
  t('m-sales-sop', 'text', (w) => ({
    s: `# Outreach writer\n\nYou write first-contact e-mails for ${w.name()} of ${w.firm()}.\n\n## Style\n- 4 sentences\n- one question at the end\n- no "I hope this finds you well"\n\n## Today\n${w.date()}`,
    u: w.record(),
    r: w.para(4, 4),
  })),
  // few-shot
  t('f-slots', 'extract', (w) => ({
    u: `Extract city and date from flight requests.\n\n${w.list(2, 4, () => `Input: I want to fly to ${w.city()} on ${w.date()}\nOutput: {"city": "${w.city()}", "date": "${w.iso()}"}`).join('\n\n')}\n\nInput: need a ticket to ${w.city()}, ${w.date()}\nOutput:`,
    r: J({ city: w.city(), date: w.iso() }),
  })),
  t('f-pairs', 'text', (w) => ({
    u: `Turn facts into a sentence.\n\n${w.list(2, 4, () => `Facts: ${w.thing()} | ${w.money()} | ${w.city()}\nSentence: ${w.sentence()}`).join('\n\n')}\n\nFacts: ${w.thing()} | ${w.money()} | ${w.city()}\nSentence:`,
    r: w.sentence(),
  })),
  t('f-nli', 'classify', (w) => ({
    u: `${w.list(2, 4, () => `Premise: ${w.sentence()}\nHypothesis: ${w.sentence()}\nLabel: ${w.pick(['entailment', 'neutral', 'contradiction'])}`).join('\n\n')}\n\nPremise: ${w.sentence()}\nHypothesis: ${w.sentence()}\nLabel:`,
    r: w.pick(['entailment', 'neutral', 'contradiction']),
  })),
  t('f-topic', 'classify', (w) => ({
    e: w.list(3, 3, () => [w.ask(), w.pick(['delivery', 'payment', 'product'])]),
    s: 'Topic of each message: delivery, payment or product.',
    u: w.ask(),
    r: w.pick(['delivery', 'payment', 'product']),
  })),
  t('f-chat-format', 'text', (w) => ({
    s: 'Rewrite each message in pirate speak.',
    e: [
      ['Hello, how are you?', 'Ahoy, how be ye?'],
      ['Where is my parcel?', 'Where be me treasure?'],
    ],
    u: w.ask(),
    r: `Arr, ${w.sentence()}`,
  })),
  // German
  t('de-kategorie', 'classify', (w) => ({
    s: `Du bist Sachbearbeiter bei ${w.firm()}. Ordne die Nachricht genau einer Kategorie zu: Rechnung, Lieferung, Kündigung, Sonstiges. Antworte nur mit der Kategorie.`,
    u: w.de(1, 4),
    r: w.pick(['Rechnung', 'Lieferung', 'Kündigung', 'Sonstiges']),
  })),
  t('de-kategorie-schaden', 'classify', (w) => ({
    s: `Du bist Sachbearbeiter bei ${w.firm()}. Ordne die Schadenmeldung genau einer Sparte zu: Kfz, Hausrat, Haftpflicht, Sonstiges. Antworte nur mit der Sparte.`,
    u: w.de(1, 4),
    r: w.pick(['Kfz', 'Hausrat', 'Haftpflicht', 'Sonstiges']),
  })),
  t('de-zusammenfassung', 'summarize', (w) => ({
    s: 'Fasse den folgenden Text in höchstens drei Sätzen zusammen. Bleibe sachlich und nenne keine Namen.',
    u: w.de(5, 10),
    r: w.de(2, 3),
  })),
  t('de-antwort', 'text', (w) => ({
    s: `Sie sind Kundenbetreuer der ${w.firm()}. Heute ist der ${w.int(1, 28)}.${w.int(1, 12)}.2026. Verfassen Sie eine höfliche Antwort auf die Anfrage von ${w.name()}. Siezen Sie den Kunden.`,
    u: w.de(1, 4),
    r: `Sehr geehrte Damen und Herren,\n\n${w.de(3, 5)}`,
  })),
  t('de-extraktion', 'extract', (w) => ({
    u: `Lies die folgende Schadenmeldung und gib Datum, Ort, Schadenshöhe und Beteiligte als JSON aus.\n\nMeldung:\n${w.de(3, 7)} ${w.city()}, ${w.date()}`,
    r: J({ datum: w.iso(), ort: w.city(), schadenshoehe: 100, beteiligte: [] }),
  })),
  t('de-uebersetzung', 'text', (w) => ({
    u: `Übersetze ins Englische, ohne Anmerkungen:\n\n${w.de(2, 5)}`,
    r: w.para(),
  })),
  // French
  t('fr-categorie', 'classify', (w) => ({
    s: `Tu es l'assistant de ${w.firm()}. Classe le message du client dans une seule catégorie : livraison, facturation, technique, autre. Réponds uniquement par la catégorie.`,
    u: w.fr(1, 4),
    r: w.pick(['livraison', 'facturation', 'technique', 'autre']),
  })),
  t('fr-resume', 'summarize', (w) => ({
    u: `Résume le texte suivant en deux phrases pour la direction :\n\n${w.fr(5, 9)}`,
    r: w.fr(2, 2),
  })),
  t('fr-reponse', 'text', (w) => ({
    s: `Vous êtes conseiller clientèle chez ${w.firm()}. Nous sommes le ${w.date()}. Rédigez une réponse courtoise à ${w.name()} en moins de cent mots.`,
    u: w.fr(1, 4),
    r: w.fr(3, 6),
  })),
  t('fr-extraction', 'extract', (w) => ({
    s: 'Extrais du courriel le numéro de commande, le produit, la date d’achat et le motif. Renvoie un objet JSON avec les clés numero, produit, date, motif.',
    u: `${w.fr(2, 4)} Commande ${w.id()}.`,
    r: J({ numero: w.id(), produit: 'x', date: w.iso(), motif: w.fr(1, 1) }),
  })),
  // Spanish
  t('es-sentimiento', 'classify', (w) => ({
    s: 'Clasifica el sentimiento de la reseña como positivo, negativo o neutro. Responde con una sola palabra.',
    u: w.es(1, 4),
    r: w.pick(['positivo', 'negativo', 'neutro']),
  })),
  t('es-urgencia', 'classify', (w) => ({
    s: 'Clasifica la urgencia del mensaje como alta, media o baja. Responde con una sola palabra.',
    u: w.es(1, 4),
    r: w.pick(['alta', 'media', 'baja']),
  })),
  t('es-resumen', 'summarize', (w) => ({
    s: `Resume la conversación para el equipo de ${w.firm()} en un máximo de cuatro frases.`,
    u: w.es(6, 10),
    r: w.es(3, 4),
  })),
  t('es-respuesta', 'text', (w) => ({
    u: `Escribe una respuesta amable a este cliente, llamado ${w.name()}:\n\n"${w.es(1, 3)}"`,
    r: w.es(3, 5),
  })),
  // Japanese
  t('ja-bunrui', 'classify', (w) => ({
    s: 'お問い合わせ内容を次のカテゴリのいずれか一つに分類してください:請求、配送、解約、その他。カテゴリ名のみを出力してください。',
    u: w.ja(1, 3),
    r: w.pick(['請求', '配送', '解約', 'その他']),
  })),
  t('ja-yoyaku', 'summarize', (w) => ({
    s: '以下の文章を日本語で三行以内に要約してください。',
    u: w.ja(4, 9),
    r: w.ja(2, 3),
  })),
  t('ja-henshin', 'text', (w) => ({
    s: `あなたは${w.firm()}のカスタマーサポート担当です。本日は${w.iso()}です。丁寧な敬語で返信文を作成してください。`,
    u: w.ja(1, 3),
    r: w.ja(3, 5),
  })),
  t('ja-chushutsu', 'extract', (w) => ({
    s: '次のメールから、氏名、会社名、電話番号、希望日を抽出し、JSON形式で出力してください。',
    u: `${w.ja(1, 3)} ${w.iso()}`,
    r: J({ 氏名: '山田', 会社名: 'x', 電話番号: '', 希望日: w.iso() }),
  })),
  // with tools, schema
  t('b-weather-tool', 'tools', (w) => ({
    u: w.pick([
      `weather in ${w.city()}?`,
      `do I need an umbrella on ${w.date()}`,
      `how hot is it in ${w.city()}`,
    ]),
    t: [
      ['get_weather', 'Current weather', 'city'],
      ['get_forecast', 'Forecast', 'city', 'days'],
    ],
    c: w.pick(['get_weather', 'get_forecast']),
  })),
  t('b-schema-any', 'extract', (w) => ({
    s: 'Return JSON with the product name, the brand, the colour and the size in centimetres.',
    u: w.review(),
    j: 'any',
    r: J({ product: w.thing(), brand: w.firm(), colour: 'red', size_cm: w.int(1, 99) }),
  })),
  t('b-enum-schema', 'classify', (w) => ({
    u: `Email:\n${w.mail()}`,
    j: shape({ folder: ['inbox', 'later', 'trash'] }),
    r: J({ folder: w.pick(['inbox', 'later', 'trash']) }),
  })),
  t('b-plan-schema', 'extract', (w) => ({
    u: `Email:\n${w.mail()}`,
    j: shape({ meeting: 'bool', when: 'text', attendees: 'texts' }),
    r: J({ meeting: true, when: w.iso(), attendees: [w.name()] }),
  })),
]
