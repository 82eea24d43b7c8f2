// biome-ignore-all format: paragraphs of words
// Made by test/kinds/learn.ts from the labelled sets: what speaks for a kind (+) or against it (-), in tenths.

/** Where nothing is known. */
export const biases = [0, -3, -1, 3, 0, 1] as const

/** Words of instructions, pairs of them ("a_b"), and words that begin a sentence ("^_a"). */
export const wordWeights = {
  classify: `
    or+33 is+22 of+15 categ*+14 label+12 wheth*+11 whether+11 category+10 messa*+10 ^_is+9 does+9 ^_answer+8 each+8 message+8 no+8 other+8 ^_choose+7
    ^_does+7 ^_label+7 bot+7 desk+7 else+7 if+7 inten*+7 intent+7 langu*+7 name+7 reply_with+7 with+7 #_of+6 #_word+6 ^_classify+6 choos*+6 choose+6
    claim+6 classify+6 custo*+6 customer+6 detec*+6 oder+6 ou+6 then+6 triag*+6 triage+6 word+6 #+5 #_digit+5 ^_antworte+5 ^_for+5 ^_intent+5 ^_premise+5
    ^_score+5 antwo*+5 antworte+5 class*+5 desk_N+5 digit+5 el+5 expen*+5 expense+5 follo*+5 fraud+5 here *+5 hot+5 incom*+5 is_this+5 language+5 match*+5
    nothi*+5 nothing+5 nothing_else+5 nur+5 o+5 of_our+5 or_no+5 perso*+5 premi*+5 premise+5 publi*+5 respo*+5 revie*+5 right+5 suppo*+5 transfer+5
    tweet+5 yes+5 you_check+5 "+4 ^_assign+4 ^_category+4 ^_clasifica+4 ^_fraud+4 ^_grade+4 ^_responde+4 ^_suspicious+4 ^_tell+4 ^_triage+4 ^_tweet+4
    ^_your+4 again*+4 against+4 allow*+4 allowed+4 and_nothing+4 appli*+4 assig*+4 assign+4 bug+4 cases+4 claim_is+4 clasi*+4 clasifica+4 conte*+4
    contr*+4 corre*+4 depar*+4 department+4 drive*+4 driver+4 essay+4 est+4 exactly_#+4 factu*+4 feature+4 fits+4 for_N+4 grade+4 house+4 its+4 lette*+4
    lost+4 mensa*+4 mensaje+4 mit+4 moder*+4 moderate+4 of_N+4 or_not+4 our+4 pass+4 posit*+4 queue+4 reports+4 responde+4 retur*+4 rules+4 score+4 si+4
    stanc*+4 suspi*+4 suspicious+4 tell_me+4 ticket+4 trans*+4 transaction+4 urgen*+4 user+4 welch*+4 welche+4 which_of+4 wrong+4 yes_or+4 your+4
    ^_decide+3 ^_given+3 ^_identify+3 ^_read+3 ^_route+3 ^_topic+3 answer+3 answer_with+3 antworte_nur+3 appro*+3 approve+3 are+3 at_what+3
    card_transaction+3 category_allowed+3 categoría+3 check+3 claim*+3 claims+3 clasifica_el+3 cold+3 comment+3 complaint+3 content+3 correct+3 decid*+3
    decide+3 decide_whether+3 del_mensaje+3 der+3 detect+3 each_claim+3 emoji+3 emoji_that+3 exact*+3 exactly+3 featu*+3 followed+3 given+3 good+3
    handl*+3 how+3 ident*+3 identify+3 in_article+3 insur*+3 into_#+3 invoi*+3 iso+3 label_customer+3 language_is+3 level+3 level_of+3 mitte*+3 mittel+3
    mood+3 neutr*+3 not+3 nur_mit+3 nurse+3 o_no+3 of_this+3 person+3 personal+3 politics+3 post+3 put+3 quel+3 read+3 reaso*+3 reason+3 rejec*+3 reject+3
    respond_with+3 retrieved+3 return+3 return_json+3 review+3 route+3 secti*+3 senti*+3 sever*+3 sí+3 sí_o+3 tell+3 that_fits+3 then_#+3 this+3 ticke*+3
    ticket_to+3 topic+3 urgent+3 utter*+3 utterance+3 verdi*+3 verdict+3 want_to+3 with_its+3 work+3 you_moderate+3 you_work+3 出力*+3 力し*+3 #_code+2
    #_questions+2 #_sentence+2 #_short+2 N_as+2 N_does+2 N_or+2 N_tags+2 ^_assess+2 ^_bestimme+2 ^_categorize+2 ^_claim+2 ^_correct+2 ^_detect+2 ^_email+2
    ^_emergency+2 ^_evaluate+2 ^_first+2 ^_how+2 ^_judge+2 ^_language+2 ^_name+2 ^_ordne+2 ^_other+2 ^_rate+2 ^_respond+2 ^_stance+2 ^_which+2 ^_y/n+2
    ^_you+2 abtei*+2 abteilung+2 accor*+2 according+2 according_to+2 alway*+2 always+2 and_put+2 angry+2 answer_is+2 applicant+2 applications+2
    are_triage+2 artic*+2 article+2 ask_for+2 asses*+2 assess+2 besti*+2 bestimme+2 billi*+2 billing+2 bist+2 buy+2 can+2 card+2 categorize+2
    categorize_expense+2 centr*+2 classify_email+2 code_only+2 comme*+2 commu*+2 community+2 community_rules+2 compl*+2 con+2 correo+2 cost+2 courr*+2
    courriel+2 cultu*+2 culture+2 damag*+2 dans+2 de_cet+2 debt+2 decide_if+2 decis*+2 decision+2 dem_namen+2 der_abteilung+2 description+2 desk_of+2
    detect_language+2 deter*+2 determine+2 die_nachricht+2 diese+2 do_not+2 dog+2 du_bist+2 einem+2 email+2 emerg*+2 emergency+2 emergency_same_day+2
    emoti*+2 emotion+2 es+2 este+2 fail+2 fill_in+2 flag+2 following+2 following_support+2 for_each+2 form+2 front+2 front_desk+2 genre+2 given_question+2
    guard+2 handler+2 handler_at+2 hate+2 headline+2 hoch+2 hoch_mittel+2 hot_warm+2 house_style+2 human+2 in_form+2 incoming+2 incor*+2 incorrect+2
    instr*+2 instructions+2 intent_of+2 invoice+2 is_following+2 is_in+2 is_supported+2 iso_#+2 ist+2 ist_diese+2 it_is+2 judge+2 judge_whether+2
    label_each+2 le+2 le_courriel+2 lead+2 legal+2 letter+2 look+2 look_at+2 mail_room+2 marks+2 message_#+2 messages+2 mit_dem+2 mittel_niedrig+2 mot+2
    nachr*+2 nachricht+2 namen_der+2 negat*+2 niedr*+2 niedrig+2 now+2 of_caller+2 of_each+2 on_N+2 ones+2 only+2 only_name+2 or_reject+2 ordne+2 other*+2
    otherwise+2 our_community+2 outpu*+2 output+2 output_exactly+2 parti*+2 partl*+2 partly+2 party+2 passage_to+2 person_place+2 polit*+2 possi*+2
    possible+2 priva*+2 private+2 product+2 producto+2 prope*+2 quali*+2 quality+2 question_and+2 qué+2 rate+2 ratin*+2 rating+2 red+2 relevance_of+2
    repor*+2 reque*+2 request+2 respond+2 retri*+2 return_#+2 role+2 route*+2 router+2 routi*+2 routine+2 rule+2 safe+2 safe_or+2 same_day+2
    same_day_routine+2 say+2 say_whether+2 score_lead+2 scree*+2 section+2 self_care+2 sentiment+2 servi*+2 service+2 seul+2 seul_mot+2 severe+2 si_el+2
    side+2 small+2 softw*+2 software+2 solo_con+2 someo*+2 someone+2 sort_incoming+2 spam+2 sport*+2 sports+2 sports_politics+2 staff+2 stance+2 stand+2
    statement+2 style+2 support+2 support_request+2 supported+2 supported_by+2 team+2 techn*+2 text_#+2 then_what+2 these_#+2 thing+2 this_review+2
    threa*+2 threats+2 to_how+2 to_human+2 towar*+2 towards+2 triage_nurse+2 tries+2 tries_to+2 un_seul+2 value*+2 values+2 want+2 warm+2 were+2
    what_language+2 what_they+2 where+2 with_#+2 with_iso+2 writt*+2 written+2 written_in+2 y/n+2 zu+2 次の*+2 #_lines-2 #_question-2 #_sentences-2 @-2
    N_and-2 ^_agent-2 ^_b-2 ^_condense-2 ^_escribe-2 ^_explain-2 ^_generate-2 ^_gib-2 ^_json-2 ^_leave-2 ^_make-2 ^_names-2 ^_never-2 ^_no-2 ^_number-2
    ^_order-2 ^_rank-2 ^_rewrite-2 ^_tl;dr-2 ^_translate-2 accur*-2 accuracy-2 add-2 addre*-2 amoun*-2 analy*-2 arran*-2 as_json-2 assistant-2 aus_der-2
    back-2 below-2 besch*-2 better_#-2 both-2 brand-2 brief-2 bulle*-2 candi*-2 candidate-2 ces-2 comma-separated-2 compo*-2 conde*-2 condense-2 das-2
    date-2 decide_which-2 describe-2 devue*-2 diagr*-2 diff-2 einen-2 entit*-2 escri*-2 escribe-2 et-2 exper*-2 explain-2 facts-2 fix-2 for_our-2 full-2
    function-2 generate-2 gib-2 give_me-2 graph*-2 hando*-2 happe*-2 happened-2 headl*-2 helpful-2 in_#-2 in_eine-2 in_order-2 job-2 json_array-2 keywo*-2
    keywords-2 leave-2 les-2 like-2 line-2 lines-2 liste-2 make-2 make_this-2 mentioned_in-2 moins-2 nach-2 named-2 names-2 natur*-2 natural-2
    natural_language-2 never-2 note-2 null-2 nur_den-2 offer-2 on_top-2 output_N-2 page-2 parag*-2 patie*-2 patient-2 per_line-2 pick_best-2 place*-2
    point*-2 points-2 post-*-2 prompt_and-2 pull-2 pytho*-2 python-2 quota*-2 quotation-2 reade*-2 reading-2 recei*-2 regul*-2 report-2 resul*-2 rewri*-2
    rewrite-2 résum*-2 schre*-2 scrip*-2 second-2 sente*-2 separated_by-2 speak-2 sql-2 step-2 table*-2 tables-2 tl;dr-2 to_this-2 today-2 translations-2
    turn-2 types*-2 typescript-2 und-2 une-2 up-2 use-2 versi*-2 version-2 we-2 what-2 when-2 witho*-2 without-2 y-2 zuers*-2 zuerst-2 ^_#-3 ^_give-3
    ^_keep-3 ^_list-3 ^_turn-3 array-3 as-3 assis*-3 best_of-3 better-3 comma*-3 commi*-3 compa*-3 conversation-3 die-3 docum*-3 eine-3 evaluate_#-3
    file-3 filte*-3 for_tie-3 funct*-3 gener*-3 headlines-3 healt*-3 health-3 ids-3 in_this-3 los-3 menti*-3 most_#-3 numbe*-3 numbers-3 ok-3 out-3 per-3
    phone-3 query-3 rank-3 secon*-3 separated-3 summa*-3 their-3 to_N-3 top-3 translate-3 whate*-3 whatever-3 you_are-3 you_evaluate-3 #_N-4 #_words-4
    N_for-4 ^_compare-4 ^_extract-4 ^_übersetze-4 all-4 at_most-4 aus-4 bette*-4 comes-4 dates-4 den-4 extra*-4 extract-4 für-4 für_die-4 keep-4 readi*-4
    sentences-4 separ*-4 test-4 them-4 title-4 words-4 übers*-4 übersetze-4 b-5 conve*-5 en-5 first-5 give-5 into-5 which_is-5 and-6 at-6 by-6 compare-6
    order-6 reply_N-6 to-6 most-7 json-8 list-8 ^_write-10 from-10 in-11 write-11 for-12
  `,
  rank: `
    first+28 by+27 top+20 order+19 best+17 compare+16 ids+16 which+15 compa*+14 list+14 most+14 rank+14 from+13 ^_#+12 candi*+11 nach+11 ^_order+10
    ^_sort+10 moins+10 relev*+10 these+10 zuers*+10 zuerst+10 ^_compare+9 ^_put+9 ^_rank+9 ^_which+9 arran*+9 on_top+9 put+9 query+9 sort+9 to+9 answers+8
    at+8 at_N+8 ces+8 die+8 most_to+8 prior*+8 their+8 them+8 #_N+7 ^_classe+7 array+7 au_moins+7 candidates+7 classe+7 de+7 evalu*+7 evaluate+7
    evaluate_#+7 given+7 least+7 plus+7 which_is+7 ^_book+6 au+6 book+6 decid*+6 decide+6 from_most+6 how+6 numbe*+6 pick+6 reihe*+6 reihenfolge+6
    retur*+6 return+6 same+6 to_least+6 ^_ordena+5 ^_query+5 ^_sortiere+5 answe*+5 aufgaben+5 best_first+5 best_of+5 bette*+5 better+5 calm+5 chron*+5
    classe_ces+5 die_aufgaben+5 du+5 du_plus+5 fligh*+5 flight+5 from_#+5 headl*+5 headlines+5 help+5 in_order+5 json_array+5 numbers+5 nur_die+5 oldes*+5
    oldest+5 orden*+5 ordena+5 ordena_los+5 place+5 rank_these+5 return_their+5 searc*+5 search+5 several+5 sorti*+5 sortiere+5 sortiere_die+5 stron*+5
    strongest+5 they+5 translations+5 with_score+5 #+4 #_best+4 ^_N+4 ^_bring+4 ^_help+4 ^_ordne+4 ^_our+4 ^_output+4 ^_top+4 and_say+4 array_of+4
    aufga*+4 backl*+4 backlog+4 best_to+4 better_#+4 bring+4 by_how+4 by_relevance+4 candidates_for+4 class*+4 dring*+4 dringlichkeit+4 for_tie+4
    from_best+4 front+4 get+4 how_well+4 item+4 las+4 les+4 letters+4 matte*+4 nach_dringlichkeit+4 on+4 optio*+4 ordne+4 pon+4 por+4 prefe*+4 quote*+4
    quotes+4 reran*+4 score+4 second+4 sever*+4 shoul*+4 should+4 to_worst+4 top_#+4 usefu*+4 well+4 well_they+4 worst+4 would+4 you_evaluate+4 you_get+4
    #_in+3 #_of+3 #_to+3 N_#+3 N_for+3 ^_arrange+3 ^_evaluate+3 ^_every+3 ^_ids+3 ^_lead+3 ^_list+3 ^_number+3 ^_oldest+3 ^_pick+3 ^_reorder+3 accur*+3
    accuracy+3 applicant+3 argum*+3 arrange+3 as_json+3 behin*+3 behind+3 best_match+3 both+3 candidate+3 cheap*+3 cheapest+3 cheapest_first+3 de_la+3
    decide_which+3 die_nummern+3 durch+3 durch_komma+3 each+3 featu*+3 getre*+3 getrennt+3 gets+3 ids_as+3 ids_only+3 impac*+3 impact+3 in_front+3
    in_same+3 in_which+3 json_list+3 komma+3 komma_getrennt+3 lead+3 los+3 match+3 my+3 nach_relevanz+3 number_only+3 numme*+3 nummern+3 of_these+3
    order_of+3 our+3 outpu*+3 output+3 output_N+3 passa*+3 passage+3 passages+3 pick_best+3 promp*+3 prompt+3 prompt_and+3 recom*+3 recommendation+3
    relevance+3 relevanz+3 reord*+3 reorder+3 resta*+3 return_ids+3 say+3 secon*+3 suppl*+3 suppliers+3 support_agent+3 their_ids+3 them_from+3 tie+3
    treff*+3 treffer+3 wins+3 would_you+3 à_la+3 号を*+3 #_before+2 #_eur+2 ^_decide+2 ^_dura+2 ^_i+2 ^_judge+2 ^_nur+2 ^_print+2 ^_return+2 ^_who+2
    and_list+2 and_rank+2 answer_N+2 answer_query+2 answers_of+2 appli*+2 applicants+2 applicants_by+2 articles+2 assis*+2 at_#+2 at_top+2 b+2 bewer*+2
    board+2 brack*+2 brackets+2 by_commas+2 by_fit+2 by_risk+2 by_urgency+2 come_first+2 commas+2 compare_them+2 dans+2 das+2 devuelve_un+2 diagnoses+2
    diese+2 docum*+2 documents+2 dura+2 dura_#+2 eur+2 event*+2 events+2 expec*+2 expected+2 first_and+2 first_second+2 fit+2 following+2 helpf*+2 high+2
    in_eine+2 invit*+2 is_best+2 issue*+2 items+2 json+2 judge+2 la+2 least_likely+2 lette*+2 like+2 list_of+2 liste+2 low+2 n+2 newes*+2 newest+2
    newsletter_in+2 numbers_separated+2 nur+2 of_applicant+2 of_following+2 of_given+2 only+2 option+2 ordne_die+2 out+2 out_of+2 passages_by+2 play+2
    preis+2 print+2 propo*+2 rank_candidates+2 reade*+2 relevance_to+2 repli*+2 replies+2 reply_N+2 results+2 retri*+2 return_json+2 return_numbers+2
    reven*+2 revenue+2 risk+2 risk_riskiest+2 riski*+2 riskiest+2 second_third+2 separ*+2 separated+2 separated_by+2 shopper+2 should_we+2 sie+2 sloga*+2
    slogans+2 so+2 stack+2 stell*+2 support+2 these_by+2 they_answer+2 third+2 to_query+2 to_top+2 tone+2 triag*+2 triage+2 up+2 urgency+2 wants+2 we+2
    à+2 番号*+2 #_sentences-2 @-2 ^_all-2 ^_choose-2 ^_classify-2 ^_email-2 ^_for-2 ^_generate-2 ^_if-2 ^_in-2 ^_label-2 ^_leave-2 ^_make-2 ^_phone-2
    ^_read-2 ^_replace-2 ^_respond-2 ^_score-2 ^_tl;dr-2 ^_translate-2 ^_turn-2 ^_what-2 ^_your-2 add-2 addre*-2 article-2 as-2 bot-2 bulle*-2 call-2
    card-2 chang*-2 check-2 claim-2 classify-2 comme*-2 commi*-2 compr*-2 con-2 conde*-2 conte*-2 contract-2 convert-2 data-2 date-2 der-2 detec*-2
    do_not-2 eine_N-2 el-2 es-2 et-2 explain-2 facts-2 forma*-2 from_tickets-2 funct*-2 function-2 gener*-2 generate-2 give_me-2 has-2 here-2 in_#-2
    in_here-2 in_this-2 ingre*-2 keep-2 keywo*-2 keywords-2 leave-2 letter-2 lines-2 log-2 make-2 mit-2 most_#-2 names_of-2 norma*-2 notes-2 nothi*-2
    nothing-2 objec*-2 paragraphs-2 person-2 personal-2 place*-2 polic*-2 post-*-2 pytho*-2 python-2 readi*-2 recei*-2 repla*-2 replace-2 reply_with-2
    respond-2 revie*-2 short-2 sql-2 state*-2 struc*-2 summa*-2 table-2 tell-2 test-2 ticke*-2 title-2 tl;dr-2 to_this-2 translate-2 turn-2 types*-2
    typescript-2 un-2 under-2 une-2 use-2 versi*-2 with-2 witho*-2 without-2 word-2 y-2 して*-2 次の*-2 #_words-3 ^_answer-3 ^_extract-3 about-3 amoun*-3
    and_#-3 answer-3 at_most-3 categ*-3 category-3 contr*-3 corre*-3 dates-3 descr*-3 email-3 expla*-3 extra*-3 extract-3 for-3 give-3 in_N-3 into-3 its-3
    label-3 langu*-3 language-3 le-3 mail-3 name-3 note-3 parag*-3 per-3 perso*-3 phone-3 read-3 report-3 review-3 sente*-3 sentences-3 to_N-3 wheth*-3
    whether-3 your-3 N-4 conve*-4 customer-4 en-4 filte*-4 for_N-4 if-4 menti*-4 message-4 no-4 or-4 produ*-4 question-4 repor*-4 words-4 you_are-4
    ^_you-5 all-5 and-5 code-5 custo*-5 den-5 is-5 messa*-5 not-5 of_N-5 quest*-5 text-6 are-7 does-7 ^_write-8 it-8 write-8 that-9 what-9 this-13
  `,
  extract: `
    json+32 all+17 extra*+17 menti*+16 and+15 extract+15 readi*+14 ^_extract+13 as+13 dates+12 per+12 separ*+12 text+11 date+10 city+9 does+9 forma*+9
    from+9 into+9 keywo*+9 keywords+9 null+9 numbe*+9 struc*+9 amoun*+8 aus+8 in_this+8 phone+8 separated+8 comma+7 comma_separated+7 contract+7 entit*+7
    list+7 note+7 ^_all+6 ^_list+6 ^_phone+6 ^_quote+6 ^_return+6 as_json+6 aus_dem+6 data+6 docum*+6 entities+6 for_what+6 for_word+6 named+6 norma*+6
    number+6 per_line+6 polic*+6 policy+6 quote+6 recei*+6 recor*+6 send+6 skill*+6 skills+6 what+6 word_for+6 @+5 ^_fill+5 ^_give+5 ^_leave+5 ^_parse+5
    ^_record+5 ^_relève+5 addre*+5 alle+5 colum*+5 columns+5 contr*+5 day+5 dem+5 does_not+5 email+5 empty+5 et+5 fill+5 format+5 here+5 hotel+5 in_here+5
    in_json+5 json_object+5 liste+5 messa*+5 name+5 not+5 numbers_only+5 objec*+5 object+5 parse+5 read+5 record+5 relèv*+5 relève+5 table+5 this_text+5
    value+5 we+5 what_is+5 with+5 #+4 #_keywords+4 #_per+4 N_arrive+4 ^_b+4 ^_find+4 ^_json+4 ^_names+4 ^_read+4 als+4 amount+4 amounts+4 and_#+4 arriv*+4
    arrive+4 b_#+4 call_N+4 citat*+4 citations+4 comma-separated+4 company+4 contract_and+4 conve*+4 convert+4 curre*+4 currency+4 del+4 email*+4
    fill_our+4 find+4 from_report+4 guest*+4 guests+4 ingre*+4 keywords_comma+4 keywords_of+4 las+4 leave+4 les+4 line+4 mail+4 mention+4 mentioned+4
    mentioned_in+4 message+4 money+4 need+4 night*+4 nights+4 null_for+4 numbers+4 of_money+4 our_template+4 paragraphs+4 parties+4 patie*+4 patient+4
    pull+4 quote_sentences+4 reading+4 recip*+4 report+4 sentences_of+4 shipp*+4 shipping+4 signe*+4 signed+4 slot+4 slots+4 tag+4 templ*+4 template+4
    template_from+4 that+4 thous*+4 thousands+4 total+4 verba*+4 verbatim+4 we_need+4 which+4 will+4 with_keys+4 word+4 N_#+3 ^_from+3 ^_keywords+3
    ^_nenne+3 ^_pull+3 ^_use+3 ^_we+3 ^_what+3 ^_which+3 ^_who+3 address+3 address_into+3 ads+3 aus_der+3 balan*+3 balances+3 bank+3 betra*+3 betrag+3
    betrag_und+3 betwe*+3 between+3 city_country+3 colle*+3 contract_that+3 count*+3 country+3 csv+3 csv_with+3 dans_le+3 datum+3 datum_betrag+3
    dem_text+3 der_rechnung+3 diagn*+3 direct+3 drug+3 due+3 effec*+3 empty_if+3 every+3 extract_keywords+3 field+3 for_our+3 frequ*+3 frequency+3
    ingredients+3 into_json+3 into_street+3 is+3 is_#+3 is_missing+3 it_as+3 json_with+3 just+3 keys+3 la_date+3 le_montant+3 list_every+3 merch*+3
    merchant+3 merchant_total+3 mit+3 mit_N+3 montant+3 negat*+3 negative+3 nenne+3 not_say+3 not_tell+3 note_what+3 object_with+3 ocr+3 of_contract+3
    of_mail+3 offse*+3 offsets+3 openi*+3 opening+3 order*+3 order_number+3 orders+3 ort+3 our+3 own+3 paper+3 parag*+3 perso*+3 pls+3 purch*+3 purchase+3
    rent+3 repor*+3 retur*+3 return+3 return_spans+3 rows+3 saca+3 sentences+3 skip+3 spans+3 statements+3 structured+3 structured_data+3 text_comma+3
    that_mention+3 this_article+3 to_N+3 track*+3 tracking+3 use_null+3 who+3 with_their+3 #_json+2 ^_alle+2 ^_detect+2 ^_email+2 ^_extrahiere+2 ^_for+2
    ^_get+2 ^_identify+2 ^_job+2 ^_lies+2 ^_name+2 ^_note+2 ^_respond+2 ^_shipping+2 ^_si+2 ^_take+2 ^_turn+2 accor*+2 according+2 according_to+2 actio*+2
    action+2 action_items+2 ad+2 all_email+2 and_due+2 angab*+2 answers_question+2 aspec*+2 aspect+2 below+2 below_#+2 bot+2 busin*+2 business+2
    business_card+2 call+2 city_and+2 colou*+2 colour+2 comma*+2 commande+2 consi*+2 contain_personal+2 conversation+2 copy+2 courr*+2 courriel+2
    courriel_le+2 dans+2 data_from+2 date_and+2 de_commande+2 deadl*+2 deadline+2 direc*+2 documents_of+2 dose+2 due_date+2 email_addresses+2 et_le+2
    et_les+2 event+2 extract_all+2 extrahiere+2 extrahiere_aus+2 felde*+2 field*+2 fields+2 find_all+2 flat+2 form+2 found+2 from_document+2 from_this+2
    give+2 give_just+2 guest+2 her+2 i+2 iban+2 ident*+2 identify+2 im+2 impor*+2 in+2 interviews+2 into_schema+2 invoice+2 is_not+2 is_to+2 it_was+2
    js*+2 le_numéro+2 lies+2 line_of+2 lines+2 listi*+2 listing+2 medic*+2 missi*+2 missing+2 monta*+2 name_phone+2 names+2 names_in+2 names_separated+2
    numér*+2 numéro+2 numéro_de+2 ocr_text+2 of_supplier+2 on*+2 on_#+2 ones+2 order_id+2 out_of+2 owner+2 owner_and+2 parti*+2 patient_#+2 pay+2 peopl*+2
    people+2 personal_data+2 photo*+2 place*+2 point+2 position+2 preci*+2 produ*+2 products+2 promi*+2 promise+2 prope*+2 quant*+2 quota*+2 quotation+2
    receipt+2 receive+2 receive_ocr+2 rechn*+2 rechnung+2 record_what+2 respond+2 resum*+2 resume+2 return_output+2 rooms+2 schem*+2 schema+2
    sentences_that+2 separated_by+2 shopp*+2 size+2 so*+2 speak+2 speak*+2 speaker+2 state*+2 stree*+2 street+2 supplier+2 supplier_documents+2 sympt*+2
    table*+2 tables+2 take+2 tenan*+2 tenant+2 text_of+2 that_answers+2 that_is+2 there+2 this_N+2 throu*+2 through+2 to_pay+2 total_and+2 turn+2 und+2
    unit+2 unkno*+2 unknown+2 until+2 up_to+2 us+2 use+2 what_does+2 when+2 who_signed+2 with_owner+2 y+2 you_read+2 you_receive+2 から*+2 のメ*+2 メー*+2 ルか*+2
    ール*+2 会社*+2 出し*+2 抽出*+2 社名*+2 話番*+2 電話*+2 "-2 #_of-2 #_sentences-2 #_word-2 N_from-2 ^_N-2 ^_category-2 ^_classify-2 ^_create-2 ^_do-2 ^_every-2
    ^_explain-2 ^_if-2 ^_in-2 ^_is-2 ^_make-2 ^_no-2 ^_only-2 ^_order-2 ^_put-2 ^_rank-2 ^_replace-2 ^_rewrite-2 ^_summarize-2 ^_suspicious-2 ^_tl;dr-2
    ^_your-2 act-2 add-2 after-2 agent-2 allowed-2 and_give-2 and_nothing-2 and_say-2 answer_with-2 antwo*-2 board-2 book-2 brief-2 cases-2
    category_allowed-2 ces-2 change-2 chara*-2 check-2 choos*-2 choose-2 classify-2 clien*-2 come-2 comme*-2 compr*-2 conde*-2 conte*-2 creat*-2 create-2
    das-2 dead-2 debt-2 described-2 desk-2 desk_N-2 diff-2 do-2 do_not-2 down-2 else-2 evalu*-2 evaluate-2 execu*-2 file-2 filte*-2 fix-2 for_N-2 formu*-2
    fraud-2 from_#-2 from_most-2 from_tickets-2 front-2 für_die-2 gener*-2 gets-2 hando*-2 headline-2 hot-2 in_eine-2 in_order-2 incid*-2 incident-2
    incom*-2 inten*-2 intent-2 into_N-2 letters-2 like-2 long-2 make-2 make_this-2 match*-2 matte*-2 moins-2 more-2 nach-2 natur*-2 natural-2 new-2 next-2
    nurse-2 of_our-2 of_these-2 oldes*-2 oldest-2 on_top-2 other*-2 otherwise-2 pleas*-2 please-2 plus-2 point*-2 points-2 polit*-2 post-2 post-*-2
    prior*-2 put-2 pytho*-2 python-2 questions-2 reade*-2 reader-2 regul*-2 relev*-2 repla*-2 replace-2 reply_with-2 reque*-2 resul*-2 return_ids-2
    return_only-2 revie*-2 rewri*-2 rewrite-2 rule-2 rules-2 rust-2 résum*-2 same-2 schre*-2 score-2 scrip*-2 secon*-2 short*-2 so-2 so_that-2 sql-2
    stand-2 step-2 style-2 summarize-2 suppliers-2 suspi*-2 suspicious-2 tells-2 test-2 tests-2 ticke*-2 tickets-2 tl;dr-2 to_least-2 tone-2 transfer-2
    tweet-2 types*-2 typescript-2 um-2 un-2 una-2 une-2 user-2 version-2 were-2 what_this-2 wheth*-2 whether-2 witho*-2 without-2 words-2 would-2
    you_are-2 you_get-2 zuers*-2 zuerst-2 #_lines-3 #_words-3 ^_remove-3 ^_reply-3 ^_sort-3 ^_translate-3 ^_you-3 about-3 applicant-3 bash-3 be-3 calm-3
    category-3 chang*-3 command-3 commi*-3 compare-3 compl*-3 decid*-3 decide-3 description-3 die-3 du-3 en-3 explain-3 following-3 funct*-3 function-3
    für-3 headl*-3 help-3 how-3 item-3 least-3 most_to-3 no-3 nur-3 other-3 rank-3 remov*-3 remove-3 return_their-3 sentence-3 short-3 shoul*-3 should-3
    sort-3 summa*-3 them-3 then-3 they-3 translate-3 triag*-3 triage-3 versi*-3 ^_answer-4 ^_given-4 appli*-4 at-4 at_N-4 categ*-4 class*-4 corre*-4 den-4
    expla*-4 follo*-4 language-4 me-4 of-4 question-4 reply-4 these-4 top-4 ^_keep-5 best-5 de-5 keep-5 langu*-5 query-5 you-5 ^_write-6 ids-6 most-6 on-6
    quest*-6 trans*-6 answe*-7 answer-7 by-7 code-7 descr*-7 for-7 given-7 or-7 to-9 write-9 first-11
  `,
  code: `
    code+19 funct*+13 sql+13 filte*+12 for+12 function+11 only+11 pytho*+11 python+11 file+10 types*+10 typescript+10 command+9 query+9 scrip*+9 that+9
    natural_language+8 regul*+8 versi*+8 write+8 ^_add+7 add+7 bash+7 comma*+7 descr*+7 expre*+7 expression+7 natur*+7 natural+7 nur_den+7 rust+7 script+7
    tests+7 to+7 b+6 cront*+6 devel*+6 developer+6 diagr*+6 eine+6 eine_N+6 for_N+6 formula+6 gener*+6 give+6 language_to+6 no_prose+6 progr*+6 prose+6
    query_for+6 tailw*+6 tailwind+6 terra*+6 terraform+6 um+6 ^_convert+5 ^_port+5 ^_write+5 comments+5 excel+5 formu*+5 generate+5 graph*+5 in_eine+5
    javas*+5 javascript+5 modul*+5 module+5 port+5 react+5 regex+5 test+5 this+5 to_rust+5 translate_natural+5 version+5 write_N+5 x+5 #_b+4 ^_function+4
    ^_generate+4 ^_no+4 ^_remove+4 ^_turn+4 ^_you+4 ^_écris+4 and_give+4 are_expert+4 back+4 bash_one-liner+4 block+4 cell+4 chang*+4 class+4 command_to+4
    compl*+4 complete+4 complete_code+4 compo*+4 component+4 convert+4 creat*+4 css+4 curso*+4 cursor+4 dead+4 deplo*+4 exper*+4 expert+4 expression_for+4
    from_tickets+4 function_#+4 githu*+4 github+4 go+4 job_that+4 language+4 no+4 nur+4 one-l*+4 one-liner+4 postg*+4 postgresql+4 produce+4
    produce_terraform+4 question+4 react_component+4 regular+4 regular_expression+4 remov*+4 remove+4 repla*+4 replace+4 schem*+4 schema+4 sourc*+4
    source+4 table*+4 tables+4 that_does+4 to_sql+4 wareh*+4 warehouse+4 what_goes+4 workf*+4 workflow+4 you_translate+4 écris+4 écris_une+4 N+3 ^_bash+3
    ^_create+3 ^_if+3 ^_only+3 ^_refactor+3 ^_replace+3 ^_return+3 ^_sqlite+3 answers_question+3 aus+3 aus_der+3 besch*+3 change+3 code_block+3 comme*+3
    compr*+3 corrected+3 create+3 crontab+3 cyphe*+3 cypher+3 den+3 described+3 descriptions+3 devue*+3 die+3 diff+3 docke*+3 einen+3 faste*+3 faster+3
    faster_version+3 file_and+3 for_question+3 gib_nur+3 goes+3 html+3 langu*+3 make_this+3 out_bugs+3 pair+3 point_out+3 quest*+3 qui+3 refac*+3
    refactor+3 return_b+3 return_only+3 solo+3 sql_for+3 sql_query+3 sqlit*+3 sqlite+3 state*+3 stori*+3 stories+3 tests_for+3 that_answers+3 tickets+3
    turn+3 types+3 unit+3 unit_tests+3 versions+3 with_code+3 write_unit+3 you+3 N_ohne+2 N_or+2 N_since+2 ^_act+2 ^_apply+2 ^_corrige+2 ^_escribe+2
    ^_gib+2 ^_js+2 ^_nur+2 ^_output+2 ^_produce+2 ^_q+2 ^_question+2 ^_review+2 ^_schreibe+2 ^_tables+2 ^_text+2 ^_user+2 ^_yaml+2 act_as+2 analy*+2
    and_comments+2 and_output+2 and_write+2 api+2 apply+2 are_senior+2 as_N+2 async+2 await+2 bug+2 bugs+2 build*+2 callb*+2 callback+2 class*+2 clean*+2
    code_in+2 confi*+2 conve*+2 convert_python+2 convert_this+2 corre*+2 corri*+2 corrige+2 description+2 developer_at+2 die_N+2 dockerfile+2
    dockerfile_for+2 docst*+2 docstrings+2 docstrings_to+2 does_following+2 engin*+2 engineer+2 escri*+2 escribe+2 examp*+2 explain_what+2 explanation+2
    fix+2 following+2 for_request+2 function_to+2 functions+2 gib+2 git+2 im+2 inlin*+2 inline+2 insta*+2 into_N+2 javascript_regular+2 js+2 la+2
    la_question+2 lists+2 liter*+2 literal+2 load+2 maint*+2 metho*+2 method+2 migra*+2 migration+2 missing_tests+2 names_and+2 nginx+2 no_explanation+2
    ohne+2 ohne_N+2 only_code+2 outpu*+2 output+2 page+2 prefi*+2 probl*+2 problems+2 programmer+2 proje*+2 project+2 provi*+2 provider+2
    python_function+2 q+2 que+2 query_that+2 query_to+2 renvo*+2 renvoie+2 return_corrected+2 schema_for+2 schreibe+2 schreibe_eine+2 secur*+2 security+2
    security_problems+2 senio*+2 senior+2 senior_typescript+2 should_be+2 show+2 since_#+2 staff+2 statement+2 step+2 synta*+2 syntactically+2
    syntactically_correct+2 text_to+2 that_lists+2 this_function+2 this_python+2 ticke*+2 to_do+2 to_new+2 to_this+2 to_typescript+2 translate+2
    typescript_developer+2 une+2 what_should+2 witho*+2 without+2 yaml+2 you_give+2 you_produce+2 いて*+2 を書*+2 書い*+2 #_lines-2 #_sentences-2 @-2 ^_all-2
    ^_bring-2 ^_describe-2 ^_extract-2 ^_i-2 ^_is-2 ^_label-2 ^_leave-2 ^_never-2 ^_note-2 ^_order-2 ^_ordne-2 ^_query-2 ^_rank-2 ^_respond-2 ^_sort-2
    ^_tl;dr-2 ^_translate-2 ^_übersetze-2 ad-2 addre*-2 amoun*-2 antwo*-2 appli*-2 arran*-2 array-2 as_json-2 at_N-2 au-2 auf-2 aufga*-2 aufgaben-2 book-2
    brief-2 bring-2 bulle*-2 calle*-2 candidates-2 categ*-2 ces-2 check-2 child-2 clien*-2 compare-2 conde*-2 context-2 contract-2 conversation-2 count*-2
    dans-2 date-2 dates-2 day-2 dem-2 desk-2 detec*-2 die_aufgaben-2 do_not-2 document-2 does_not-2 down-2 down_to-2 e-mai*-2 e-mail-2 else-2 email-2
    entit*-2 es-2 execu*-2 facts-2 featu*-2 fill-2 fligh*-2 flight-2 freun*-2 from_N-2 für_die-2 hando*-2 have-2 headl*-2 help-2 höfli*-2 in_#-2
    in_order-2 in_this-2 json_array-2 keywo*-2 keywords-2 le-2 lead-2 leave-2 letters-2 list-2 liste-2 meeti*-2 meeting-2 messages-2 minut*-2 minutes-2
    moins-2 my-2 names_of-2 negat*-2 negative-2 newsl*-2 newsletter-2 night*-2 notes-2 null-2 number-2 nur_die-2 objec*-2 of_this-2 offer-2 on_top-2
    ones-2 openi*-2 opening-2 or-2 ordne-2 other-2 out_of-2 parag*-2 passage-2 per-2 personal-2 phone-2 place*-2 plus-2 point*-2 points-2 policy-2
    polit*-2 posit*-2 post-*-2 prior*-2 publi*-2 quote-2 reade*-2 reader-2 recei*-2 recom*-2 reihe*-2 reihenfolge-2 reply-2 respond-2 resum*-2 resume-2
    return_json-2 résum*-2 same-2 score-2 searc*-2 search-2 separated-2 sever*-2 short*-2 side-2 sort-2 sound-2 style-2 summarize-2 suppo*-2 tell-2
    these-2 this_sound-2 ticket-2 tl;dr-2 tone-2 tradu*-2 trans*-2 triag*-2 triage-2 una-2 und-2 under-2 up-2 urgen*-2 want-2 what_is-2 wheth*-2 whether-2
    will-2 would-2 write*-2 zuers*-2 zuerst-2 übers*-2 übersetze-2 して*-2 語で*-2 #_N-3 #_words-3 N_#-3 ^_#-3 ^_for-3 ^_in-3 ^_list-3 ^_put-3 ^_read-3
    agent-3 artic*-3 article-3 assis*-3 assistant-3 at-3 call-3 candi*-3 commi*-3 conte*-3 contr*-3 custo*-3 decid*-3 decide-3 del-3 el-3 every-3 extra*-3
    extract-3 for_each-3 forma*-3 für-3 given-3 guest*-3 guests-3 hotel-3 how-3 i-3 ids-3 its-3 label-3 las-3 les-3 letter-3 los-3 mail-3 me-3 mit-3
    nach-3 never-3 nights-3 numbers-3 our-3 passa*-3 person-3 put-3 rank-3 relev*-3 report-3 respo*-3 say-3 sentences-3 separ*-3 slot-3 slots-3 struc*-3
    summa*-3 their-3 they-3 title-3 top-3 we-3 word-3 your-3 ^_which-4 all-4 answe*-4 are-4 best-4 bot-4 city-4 compa*-4 customer-4 docum*-4 du-4 lette*-4
    lines-4 most-4 note-4 order-4 product-4 read-4 readi*-4 repor*-4 short-4 who-4 words-4 ^_what-5 about-5 answer-5 de-5 en-5 menti*-5 message-5 on-5
    sente*-5 by-6 from-6 name-6 not-6 numbe*-6 perso*-6 text-6 each-7 first-7 messa*-7 which-7 is-8 json-8 of-17 #-18
  `,
  summarize: `
    summa*+23 summarize+15 what+15 ^_summarize+12 ^_tl;dr+12 en+12 tl;dr+12 den+11 post-*+11 résum*+11 bulle*+10 conde*+10 hando*+10 in+10 me+10 of+10
    condense+9 meeting+9 minut*+9 #+8 agent+8 commi*+8 execu*+8 meeti*+8 minutes+8 phras*+8 point*+8 points+8 reade*+8 report+8 #_lines+7 #_sentences+7
    ^_condense+7 ^_résume+7 down+7 down_to+7 for+7 in_#+7 it+7 phrases+7 reader+7 repor*+7 résume+7 short+7 #_words+6 ^_agent+6 ^_fasse+6 call+6 come+6
    das+6 fasse+6 fasse_den+6 for_crm+6 gist+6 lines+6 paragraph+6 resul*+6 summary+6 to_#+6 transcript+6 trois+6 un+6 words+6 zusam*+6 zusammen+6
    ^_customer+5 ^_shorten+5 artic*+5 article+5 crm+5 diges*+5 digest+5 document_for+5 el+5 executive+5 from_this+5 für+5 give_me+5 handover+5 happe*+5
    happened+5 have+5 leave+5 mail+5 on+5 parag*+5 short*+5 shorten+5 summarize_document+5 this_meeting+5 what_happened+5 witho*+5 without+5 で三*+5 に要*+5
    の文*+5 を日*+5 以内*+5 内に*+5 文章*+5 日本*+5 本語*+5 章を*+5 約し*+5 要約*+5 #_bullet+4 #_seconds+4 #_with+4 ^_in+4 ^_leave+4 ^_resume+4 ^_short+4 ^_what+4 am+4
    are_we+4 at_most+4 attac*+4 attached+4 auf+4 board+4 brief+4 bullets+4 ce+4 commits+4 core+4 decis*+4 decisions+4 document+4 drei+4 en_trois+4 en_un+4
    facts+4 for_board+4 has+4 infor*+4 its+4 key+4 leave_out+4 log+4 main+4 matters+4 meeting_transcript+4 minutes_from+4 newsl*+4 newsletter+4 next+4
    note+4 notes+4 notes_out+4 of_persons+4 of_report+4 out_names+4 paper+4 persons+4 pleas*+4 please+4 post-mortem+4 recap+4 resum*+4 resume+4 seconds+4
    stich*+4 stichpunkten+4 still+4 sätze*+4 sätzen+4 sätzen_zusammen+4 tells+4 texto+4 that_tells+4 they+4 to_its+4 to_paragraph+4 trois_phrases+4 une+4
    up+4 was+4 we_still+4 with_N+4 write+4 writer+4 zwei+4 語で*+4 #_line+3 N_in+3 N_was+3 ^_are+3 ^_brief+3 ^_handover+3 ^_key+3 ^_post-mortem+3
    ^_summarise+3 abstr*+3 abstract+3 actio*+3 action+3 am_N+3 and_i+3 as_bullets+3 at+3 at_N+3 aux+3 breve+3 brief*+3 briefing+3 bullet+3 bullet_points+3
    busy+3 busy_reader+3 case+3 cet+3 cet_article+3 conve*+3 conversación+3 conversation+3 den_text+3 did+3 docto*+3 du+3 for_busy+3 frase*+3 frases+3
    from_ward+3 für_die+3 gesch*+3 in_drei+3 incid*+3 incident+3 ist+3 it_to+3 keep_it+3 key_takeaways+3 l'ess*+3 l'essentiel+3 la+3 la_conversación+3
    long+3 los+3 matte*+3 matters_for+3 max+3 max_#+3 maxim*+3 maximum+3 most+3 most_#+3 names_of+3 news+3 note_for+3 notes_for+3 of_study+3 of_this+3
    on_what+3 out+3 pour+3 promised+3 párra*+3 párrafo+3 read_it+3 reduc*+3 reduce+3 release_notes+3 resume_la+3 résume_le+3 résumé+3 secon*+3 sentences+3
    study+3 study_for+3 summarise+3 summary_of+3 takea*+3 takeaways+3 tense+3 timel*+3 timeline+3 to_read+3 un_párrafo+3 under+3 ward+3 ward_log+3
    what_did+3 what_this+3 write*+3 write_#+3 zu+3 して*+3 #_bullets+2 #_changed+2 ^_case+2 ^_context+2 ^_de+2 ^_gib+2 ^_given+2 ^_i+2 ^_keep+2 ^_note+2
    ^_nurse+2 ^_on+2 ^_tu+2 above+2 again+2 agent_caller+2 all+2 all_was+2 and_#+2 and_not+2 and_told+2 app+2 are_support+2 article_in+2 assistant+2
    assistant_at+2 attached_clause+2 been+2 befor*+2 before+2 began+2 began_to+2 breat*+2 calle*+2 calli*+2 calling+2 came+2 came_on+2 changed_seal+2
    complaints+2 compr*+2 context_information+2 cut+2 days+2 de_N+2 decid*+2 decide+2 del_texto+2 den_folgenden+2 deux+2 deux_phrases+2 did_they+2
    direc*+2 discu*+2 doctor+2 done+2 door+2 drei_sätzen+2 einen+2 en_deux+2 entre+2 es+2 es_un+2 executive_summary+2 facts_only+2 floor+2 floor_has+2
    folge*+2 folgenden+2 from+2 gib+2 given_context+2 has_#+2 has_been+2 headline+2 höchs*+2 höchstens+2 i_called+2 information+2 information_and+2
    information_is+2 is_below+2 kitch*+2 kitchen+2 kitchen_floor+2 know+2 knowl*+2 knowledge+2 le+2 liste*+2 me_that+2 morni*+2 morning+2 next_shift+2
    no_more+2 noise+2 not_prior+2 notic*+2 nurse+2 of_#+2 of_today+2 open+2 opini*+2 phone+2 prior+2 prior_knowledge+2 promi*+2 reason+2 repai*+2 repair+2
    resol*+2 seal+2 seal_and+2 sente*+2 shift+2 statu*+2 status+2 summarise_article+2 support_assistant+2 sur+2 technician_came+2 text_in+2 that_all+2
    then_kitchen+2 they_decide+2 this+2 ticke*+2 ticket_of+2 time+2 to_know+2 to_what+2 today+2 told+2 told_me+2 tu+2 tu_es+2 twice+2 un_assistant+2 una+2
    up_for+2 version_of+2 was_not+2 was_well+2 we+2 what_it+2 write_at+2 write_what+2 you_condense+2 your_technician+2 くだ*+2 さい*+2 ださ*+2 てく*+2 下の*+2 以下*+2
    @-2 N_#-2 N_from-2 ^_add-2 ^_convert-2 ^_corrige-2 ^_draft-2 ^_en-2 ^_escribe-2 ^_extract-2 ^_generate-2 ^_if-2 ^_no-2 ^_order-2 ^_parcel-2 ^_quote-2
    ^_sort-2 ^_suggest-2 ^_who-2 ^_you-2 about_text-2 addre*-2 and_return-2 answer_with-2 antwo*-2 appli*-2 arran*-2 array-2 as_json-2 ask-2 au-2 b-2 be-2
    bette*-2 betwe*-2 between-2 blame-2 categ*-2 change-2 check-2 child-2 citat*-2 citations-2 city-2 class*-2 comma-2 comma*-2 comma_separated-2 compo*-2
    con-2 confi*-2 conta*-2 contract_that-2 convert-2 correct-2 corri*-2 corrige-2 count*-2 dans-2 data-2 date-2 der-2 described-2 devue*-2 die-2 diff-2
    do-2 draft-2 email-2 escri*-2 escribe-2 et-2 expla*-2 fill-2 follo*-2 for_our-2 for_this-2 for_word-2 formu*-2 from_N-2 function-2 gener*-2 generate-2
    go-2 guest-2 headlines-2 help-2 ids-2 inter*-2 into_N-2 it_under-2 job-2 label-2 langu*-2 language-2 lette*-2 liste-2 make_this-2 mit-2 moins-2
    money-2 no-2 notes_into-2 null-2 number-2 numbers-2 of_money-2 of_our-2 offer-2 ones-2 outpu*-2 output-2 parce*-2 parcel-2 parcel_was-2 per-2 pick-2
    polic*-2 policy-2 polit*-2 posit*-2 prior*-2 pytho*-2 python-2 questions-2 quote-2 rank-2 readi*-2 recom*-2 relev*-2 rust-2 répon*-2 said-2 schem*-2
    schema-2 scrip*-2 searc*-2 search-2 sentence-2 sever*-2 shoul*-2 should-2 side-2 sort-2 sound-2 speak-2 spell*-2 spelling-2 sql-2 state*-2 step-2
    stori*-2 stories-2 struc*-2 style-2 suggest-2 tests-2 them-2 there-2 there_on-2 title-2 to_N-2 tradu*-2 types*-2 typescript-2 voice-2 voice_of-2
    vous-2 was_there-2 word_for-2 zuers*-2 zuerst-2 "-3 #_of-3 ^_create-3 ^_never-3 ^_put-3 ^_reply-3 ^_rewrite-3 aus-3 candi*-3 compa*-3 creat*-3
    create-3 e-mai*-3 e-mail-3 each-3 eine-3 extra*-3 extract-3 following-3 funct*-3 how-3 in_N-3 is-3 keywo*-3 keywords-3 las-3 les-3 never-3 nur-3
    other-3 person-3 plus-3 product-3 put-3 query-3 respo*-3 rewri*-3 rewrite-3 separ*-3 separated-3 sugge*-3 to_this-3 you_are-3 ^_N-4 ^_translate-4
    ^_which-4 best-4 descr*-4 does-4 if-4 list-4 messa*-4 order-4 reply-4 say-4 that-4 top-4 translate-4 user-4 which-4 word-4 you-4 ^_answer-5 as-5
    code-5 message-5 numbe*-5 ^_#-6 ^_return-6 by-6 first-6 name-6 only-6 with-6 and-7 our-7 question-7 retur*-7 return-7 or-8 answer-9 json-9 quest*-9
    N-10 answe*-10
  `,
  text: `
    answer+21 ^_write+18 answe*+15 quest*+15 write+15 ^_translate+13 about+12 you_are+12 N+11 question+11 reply+11 title+11 translate+11 keep+10 never+10
    ^_übersetze+9 explain+9 rewri*+9 rewrite+9 sente*+9 übers*+9 übersetze+9 ^_never+8 are+8 expla*+8 ^_reply+7 ^_rewrite+7 be+7 descr*+7 product+7
    sound+7 sugge*+7 tradu*+7 whate*+7 whatever+7 words+7 you+7 #_words+6 ^_answer+6 ^_draft+6 ^_en+6 ^_keep+6 ^_make+6 ^_suggest+6 child+6 draft+6
    healt*+6 health+6 in_N+6 make+6 offer+6 polit*+6 questions+6 reply_N+6 spell*+6 spelling+6 suggest+6 voice+6 ^_be+5 al+5 be_brief+5 chara*+5 check+5
    clien*+5 comes+5 do+5 e-mai*+5 e-mail+5 en+5 freun*+5 from_N+5 höfli*+5 make_this+5 ok+5 place*+5 reply_to+5 sentence+5 simpl*+5 style+5 this_sound+5
    url+5 voice_of+5 #_question+4 N_from+4 ^_ask+4 ^_create+4 ^_eres+4 ^_escribe+4 ^_explain+4 ^_fix+4 ^_proofread+4 and+4 and_explain+4 are_N+4 ask+4
    bedti*+4 bedtime+4 behal*+4 behalf+4 behalf_of+4 commit+4 commit_message+4 conti*+4 conventional+4 conventional_commit+4 create+4 diff+4 do_not+4
    eres+4 escri*+4 escribe+4 feedb*+4 feedback+4 fix_spelling+4 for_diff+4 for_this+4 frien*+4 friendly+4 full+4 für+4 für_die+4 give_feedback+4 impro*+4
    improve+4 in_plain+4 into_N+4 inven*+4 it_under+4 kunde*+4 less+4 message_for+4 most_#+4 notes_into+4 of_at+4 on_behalf+4 placeholders+4 plan+4
    polite+4 produ*+4 proof*+4 proofread+4 question_at+4 sentences+4 sound_less+4 story+4 test+4 to_N+4 to_this+4 trans*+4 write_conventional+4 "+3
    #_characters+3 ^_N+3 ^_continue+3 ^_describe+3 ^_diff+3 ^_do+3 ^_if+3 ^_in+3 ^_plan+3 ^_rephrase+3 ^_replace+3 ^_schreibe+3 ^_think+3 about_text+3
    addre*+3 advic*+3 advice+3 alumn*+3 answer_question+3 answer_questions+3 antwo*+3 apolo*+3 assis*+3 at_most+3 at_time+3 bette*+3 blame+3 brand+3
    brief+3 by_step+3 capti*+3 characters+3 chat+3 conte*+3 continue+3 creat*+3 create_multiple-choice+3 de_los+3 decli*+3 den_kunden+3 eine_freundliche+3
    ejemp*+3 employees+3 eres_un+3 error+3 escribe_una+3 facts+3 fix+3 follow-up+3 for+3 freundliche+3 guest*+3 guests+3 guide+3 ideas+3 ideas_for+3
    in_voice+3 ins+3 invent+3 kunden+3 letter+3 like+3 local*+3 marke*+3 meals+3 mean+3 message+3 more+3 multi*+3 multiple-choice+3 name+3 never_give+3
    numbered+3 our_brand+3 person+3 pirat*+3 pirate+3 plain+3 product_description+3 profe*+3 profesor+3 profesor_de+3 proofread_and+3 recom*+3 rephr*+3
    rephrase+3 repla*+3 reply_in+3 rédig*+3 répon*+3 réponse+3 schreibe+3 schreibe_eine+3 shop+3 short+3 short_title+3 should_i+3 sound_more+3 speak+3
    speec*+3 speech+3 stand*+3 step+3 step_by+3 suggest_#+3 think+3 think_step+3 to_customer+3 translate_to+3 uncha*+3 unchanged+3 und+3 under_#+3
    une_réponse+3 user+3 vous+3 week+3 wordi*+3 wording+3 write_product+3 writes+3 のカ*+3 担当*+3 #_headlines+2 N_said+2 ^_act+2 ^_chat+2 ^_correct+2
    ^_corrige+2 ^_du+2 ^_facts+2 ^_generate+2 ^_how+2 ^_invent+2 ^_offer+2 ^_point+2 ^_recommend+2 ^_sie+2 ^_speak+2 ^_types+2 ^_you+2 act+2 act_as+2 ad+2
    add_facts+2 address+2 addresses+2 ai+2 alter*+2 amabl*+2 amable+2 and_keep+2 and_never+2 and_return+2 and_security+2 answer_this+2 antwort+2
    application+2 are_helpful+2 asist*+2 asistente+2 assistant+2 assistant_of+2 away+2 beant*+2 blog+2 blog_post+2 boss+2 brack*+2 brackets+2 break*+2
    breaks+2 carri*+2 carrier+2 change+2 character+2 chat_with+2 cite+2 client+2 coach+2 commi*+2 compo*+2 con+2 context+2 corre*+2 corri*+2 corrige+2
    costs+2 customer+2 de+2 der_N+2 describe+2 diff_git+2 disco*+2 discuss+2 dishe*+2 dishes+2 don't+2 don't_know+2 e-mail_that+2 e-mail_to+2
    email_phone+2 emoji*+2 emojis+2 emplo*+2 españ*+2 español+2 every_piece+2 explain_why+2 first_line+2 follow-up_question+2 for_given+2 frage*+2
    fragen+2 gener*+2 generate+2 generate_#+2 git_#+2 give+2 give_solution+2 grammar+2 guest+2 hand_over+2 headl*+2 headlines+2 headlines_for+2 helpf*+2
    helpful+2 helpful_assistant+2 his+2 histo*+2 höfliche+2 i_do+2 id+2 in_brackets+2 in_character+2 in_message+2 ins_N+2 inter*+2 ja+2 job+2 keep_it+2
    keep_line+2 keep_meaning+2 know+2 last+2 le_texte+2 likel*+2 likely+2 line_breaks+2 los+2 make_it+2 manag*+2 market+2 meani*+2 meaning+2 media+2
    message_in+2 name_address+2 never_promise+2 not_add+2 notes+2 of_#+2 of_N+2 of_personal+2 offer_to+2 on+2 palab*+2 para+2 perso*+2 phone_name+2
    piece+2 piece_of+2 placeholders_like+2 plain_N+2 press+2 question_to+2 questions_about+2 quiz+2 recommend+2 relea*+2 release+2 replace+2 respo*+2
    respond+2 rewrite_following+2 said_that+2 say+2 schre*+2 side+2 sie_den+2 so+2 so_that+2 solut*+2 solution+2 solution_away+2 speak*+2 step_to+2 stop+2
    stori*+2 stories+2 strin*+2 subje*+2 subject+2 subti*+2 subtitles+2 suggest_title+2 text+2 text_for+2 texte+2 that_you+2 them_in+2 this+2
    this_question+2 this_to+2 time+2 title_for+2 to_answer+2 tone+2 topic+2 translate_following+2 translate_subtitles+2 types_email+2 under+2 under*+2
    understands+2 using+2 using_only+2 visit*+2 web+2 what_to+2 words_for+2 works+2 would+2 write*+2 write_follow-up+2 y+2 you_answer+2 you_don't+2 your+2
    übersetze_ins+2 です*+2 #_N-2 #_of-2 #_word-2 N_in-2 N_or-2 N_wrote-2 ^_add-2 ^_antworte-2 ^_call-2 ^_classe-2 ^_compare-2 ^_condense-2 ^_convert-2
    ^_customer-2 ^_decide-2 ^_does-2 ^_fasse-2 ^_for-2 ^_gib-2 ^_grade-2 ^_i-2 ^_is-2 ^_label-2 ^_name-2 ^_order-2 ^_ordne-2 ^_rank-2 ^_resume-2 ^_sort-2
    abstr*-2 abstract-2 actio*-2 action-2 action_items-2 alle-2 and_say-2 answer_N-2 answers_of-2 antworte-2 are_support-2 arran*-2 array-2 artic*-2
    article-2 as-2 as_json-2 attac*-2 au_moins-2 b-2 best-2 block-2 board-2 bot-2 bulle*-2 bullets-2 call-2 calli*-2 calling-2 case-2 ce-2 ces-2 choos*-2
    choose-2 claim-2 claim_is-2 classe-2 come-2 dans-2 data-2 date-2 day-2 de_la-2 decisions-2 del-2 dem-2 did-2 direc*-2 docum*-2 document-2
    document_for-2 down_to-2 each-2 eine_N-2 en_trois-2 execu*-2 exper*-2 expert-2 expre*-2 expression-2 expression_for-2 fasse-2 fasse_den-2 fill-2
    filte*-2 fligh*-2 flight-2 for_crm-2 for_question-2 for_what-2 for_word-2 forma*-2 formula-2 from_#-2 funct*-2 function-2 gib-2 githu*-2 github-2
    goes-2 hando*-2 ids-2 in-2 in_this-2 inten*-2 intent-2 is_in-2 ist-2 items-2 judge-2 language_to-2 level-2 liste-2 matters-2 matters_for-2 meeti*-2
    menti*-2 minutes_from-2 modul*-2 module-2 nenne-2 norma*-2 note-2 nothi*-2 nothing-2 number-2 of_contract-2 of_following-2 of_report-2 of_these-2
    on_#-2 on_top-2 ones-2 or_no-2 ordne-2 out_of-2 per-2 place-2 posit*-2 prior*-2 produce-2 progr*-2 promised-2 qui-2 reader-2 readi*-2 reaso*-2
    resol*-2 resul*-2 resum*-2 resume-2 right-2 rust-2 same-2 schem*-2 schema-2 score-2 script-2 sever*-2 short*-2 staff-2 state*-2 stron*-2 strongest-2
    summarize_document-2 summary_of-2 suppo*-2 support-2 support_assistant-2 sätze*-2 sätzen-2 sätzen_zusammen-2 table*-2 tables-2 tells-2 tense-2
    terra*-2 terraform-2 tests-2 ticket-2 ticket_of-2 translate_natural-2 triag*-2 triage-2 trois-2 trois_phrases-2 turn-2 un_assistant-2 unit-2 up-2
    urgen*-2 us-2 what_is-2 word-2 word_for-2 workf*-2 workflow-2 write_at-2 yes-2 you_check-2 you_condense-2 you_translate-2 zuers*-2 zuerst-2 zusam*-2
    zusammen-2 で三*-2 に要*-2 の文*-2 を日*-2 以内*-2 内に*-2 文章*-2 日本*-2 本語*-2 次の*-2 章を*-2 約し*-2 要約*-2 ^_agent-3 ^_extract-3 ^_give-3 ^_leave-3 ^_list-3 ^_put-3
    ^_résume-3 answers_question-3 at_N-3 aus-3 back-3 bug-3 by-3 candi*-3 categ*-3 comma-3 comma_separated-3 command-3 compare-3 compl*-3 condense-3
    contract-3 convert-3 das-3 days-3 decis*-3 die-3 extra*-3 extract-3 featu*-3 feature-3 for_N-3 get-3 gist-3 have-3 in_eine-3 into-3 its-3 leave-3
    mail-3 matte*-3 meeting-3 meeting_transcript-3 nach-3 natural_language-3 no-3 no_prose-3 paper-3 phras*-3 phrases-3 post-*-3 prose-3 put-3 pytho*-3
    python-3 query_for-3 rank-3 read-3 reade*-3 reason-3 recor*-3 reply_with-3 report-3 résume-3 scrip*-3 separated-3 sort-3 summary-3 tailw*-3 tailwind-3
    that_answers-3 these-3 this_text-3 ticke*-3 types*-3 typescript-3 um-3 un-3 was-3 we-3 wheth*-3 whether-3 #-4 ^_tl;dr-4 comma*-4 compa*-4 conde*-4
    contr*-4 decid*-4 decide-4 el-4 file-4 from_this-4 label-4 me-4 nur-4 of_this-4 repor*-4 résum*-4 separ*-4 sql-4 they-4 this_meeting-4 tl;dr-4 to_#-4
    top-4 transcript-4 with-4 write_N-4 ^_return-5 ^_which-5 agent-5 all-5 class*-5 code-5 minut*-5 minutes-5 of-5 order-5 out-5 ^_output-6 ^_summarize-6
    answers-6 does-6 la-6 outpu*-6 output-6 query-6 retur*-6 return-6 from-7 list-7 only-7 summarize-8 which-8 is-9 json-9 what-9 summa*-12 or-13
  `,
}

/** Signs of replies. */
export const signWeights = {
  classify: `
    words:1+24 ratio:0.1+15 shape:label+15 copied:0+14 shape:labels-in-json+14 leaf:labels:most+13 named:system+12 named:user+11 leaf:labels:all+10
    closed+9 keyed+9 leaf:n:3+9 relation:quotes+8 {category+7 leaf:n:1+6 system+6 marks:0+5 {reason+5 said:0.5+4 said:0.8+4 {age+4 {severity+4 asked:60+3
    ratio:0.35+3 {allowed+3 {confidence+3 {intent+3 {label+3 asked:120+2 named:before+2 said:0.2+2 shape:label-first+2 {verdict+2 leaf:labels:some-2
    marks:0.02-2 open-2 ordering-2 pair:moved-2 relation:condenses-2 {due-2 {id-2 {place-2 {ranking-2 {start-2 {title-2 {value-2 copied:more-3
    leaf:n:more-3 order-3 words:150-3 {order-3 {record-3 ids:none-4 words:3-4 {name-4 marks:more-5 words:10-5 array-6 copied:0.5-6 copied:0.8-6
    leaf:list-6 parts:in-order-6 parts:moved-6 shape:code-6 shape:json-6 speaks-6 asked:more-7 lines:short-7 said:more-7 sentences-8 leaf:labels:none-9
    ratio:more-9 ids:some-10 ratio:0.7-10 words:40-13 shape:prose-19
  `,
  rank: `
    parts:moved+32 numbered+14 words:3+14 array+13 ids:some+12 leaf:n:1+12 leaf:list+11 ordering+11 lines:short+10 relation:reorders+10 {ranking+10
    leaf:labels:none+9 order+9 ids:moved+8 ids:none+8 ratio:0.1+8 system+7 closed+6 shape:json+6 unnamed:before+6 ids:in-order+5 marks:more+5
    parts:in-order+5 asked:12+4 copied:more+4 marks:0.12+4 pair:moved+4 shape:prose+4 {order+4 named:before+3 {note+3 asked:60+2 copied:0.8+2
    named:system+2 quoting+2 ratio:0.7+2 bullets-2 marks:0.02-2 named:user-2 open-2 relation:quotes-2 shape:label-first-2 words:150-2 {category-2
    {record-2 asked:more-3 leaf:labels:all-3 leaf:n:3-3 marks:0-3 relation:condenses-3 leaf:n:more-4 lines:long-4 parts:none-4 parts:some-4 speaks-4
    {name-4 copied:0.2-5 ratio:more-6 shape:code-7 keyed-8 said:more-8 sentences-9 words:40-9 copied:0-10
  `,
  extract: `
    keyed+18 words:10+16 copied:more+15 leaf:labels:none+15 parts:none+14 relation:quotes+14 {name+14 leaf:n:more+13 parts:in-order+12 leaf:n:3+11
    shape:json+9 {record+9 asked:60+8 lines:short+8 leaf:list+7 ratio:0.7+7 leaf:labels:some+6 marks:0.06+6 {date+6 {id+6 {place+6 {start+6 copied:0.5+5
    quoting+5 {due+5 {number+5 {title+5 {value+5 marks:0+4 open+4 shape:label+4 shape:labels-in-json+4 {invoice+4 {price+4 {skills+4 {type+4
    shape:label-first+3 unnamed:before+3 {amount+3 {aspect+3 {city+3 {email+3 {from+3 {purchase+3 {rent+3 {tenant+3 {text+3 {to+3 {total+3 {会社名+3 {電話番号+3
    ratio:0.35+2 said:0.99+2 said:more+2 {a+2 {b+2 {brand+2 {carrier+2 {company+2 {datum+2 {delivery+2 {effective+2 {items+2 {lines+2 {of+2 {order+2
    {ort+2 {owner+2 {parties+2 {party+2 {person+2 {phone+2 {quantity+2 {reason+2 {sentiment+2 {size+2 leaf:labels:all-2 marks:0.02-2 marks:0.12-2
    named:before-2 order-2 ratio:1.3-2 ratio:more-2 relation:invents-2 said:0.2-2 turns-2 words:40-2 {category-2 {severity-2 array-3 ordering-3
    relation:reorders-3 {allowed-3 ids:moved-4 numbered-4 said:0.5-4 system-4 {ranking-4 asked:12-5 named:system-5 ratio:0.1-5 relation:condenses-5
    speaks-5 words:150-5 closed-6 leaf:labels:most-6 lines:long-6 marks:more-6 shape:prose-7 parts:moved-8 words:1-9 leaf:n:1-11 sentences-11
    shape:code-13 copied:0-14
  `,
  code: `
    shape:code+42 marks:more+22 asked:12+16 words:10+15 lines:short+9 ratio:1.3+9 ratio:more+9 marks:0.12+8 said:more+7 copied:0+5 copied:0.5+5
    parts:none+5 lines:long+4 parts:some+4 words:40+4 copied:0.2+3 unnamed:before+3 {filter+3 {query+3 {term+3 exclaims+2 ratio:0.7+2 bullets-2 ids:none-2
    leaf:labels:all-2 marks:0.06-2 ordering-2 parts:in-order-2 relation:reorders-2 said:0.8-2 {name-2 {reason-2 asked:more-3 closed-3 copied:more-3
    leaf:labels:most-3 leaf:n:more-3 marks:0.02-3 numbered-3 shape:label-first-3 words:150-3 array-4 asked:120-4 asked:60-4 leaf:n:1-4 named:system-4
    relation:quotes-4 shape:json-4 leaf:list-5 parts:moved-5 words:3-5 shape:label-6 words:1-6 leaf:n:3-7 ratio:0.1-7 system-7 leaf:labels:none-8
    ratio:0.35-8 shape:labels-in-json-10 keyed-13 sentences-13 shape:prose-14 marks:0-20
  `,
  summarize: `
    sentences+21 relation:condenses+18 asked:more+17 copied:0.8+15 shape:prose+14 words:40+14 bullets+10 ratio:0.35+7 ratio:0.7+7 copied:more+6
    words:150+6 asked:120+5 said:more+5 marks:0+4 parts:some+4 system+4 exclaims-2 keyed-2 leaf:labels:all-2 relation:reorders-2 said:0.5-2 {name-2
    {ranking-2 {record-2 closed-3 ids:none-3 leaf:labels:none-3 leaf:list-3 leaf:n:more-3 marks:0.12-3 named:system-3 quoting-3 ratio:1.3-3 shape:json-3
    leaf:n:3-4 named:user-4 numbered-4 speaks-4 words:3-4 copied:0.5-5 parts:in-order-5 parts:moved-5 shape:code-5 words:1-5 marks:more-6 copied:0.2-7
    ratio:0.1-7 lines:short-8 relation:quotes-8 asked:60-9 copied:0-9 parts:none-9 ratio:more-9 shape:label-11 unnamed:before-13 words:10-17 asked:12-18
  `,
  text: `
    shape:prose+22 sentences+20 speaks+18 ratio:more+16 copied:0+15 copied:0.2+10 marks:0+10 marks:0.02+8 words:150+7 words:40+6 asked:12+4 lines:long+4
    said:0.5+4 relation:invents+3 {a+3 {b+3 asks+2 copied:0.5+2 exclaims+2 ids:none+2 turns+2 leaf:labels:all-2 leaf:labels:most-2 named:system-2
    ordering-2 ratio:1.3-2 relation:reorders-2 words:1-2 {reason-2 {record-2 asked:more-3 closed-3 marks:0.06-3 numbered-3 quoting-3 ratio:0.35-3
    shape:label-3 words:3-3 {name-3 bullets-4 keyed-4 leaf:list-4 leaf:n:1-4 named:user-4 parts:some-4 ratio:0.1-4 leaf:labels:none-5 parts:in-order-5
    shape:labels-in-json-5 system-5 leaf:n:3-6 marks:0.12-6 parts:none-6 parts:moved-7 relation:condenses-7 relation:quotes-7 ratio:0.7-8 words:10-9
    copied:0.8-10 marks:more-10 shape:code-11 lines:short-12 copied:more-19
  `,
}
