// biome-ignore-all format: paragraphs of words
// Made by test/kinds/learn.ts from the labelled sets: what speaks for a kind (+) or against it (-), in tenths.

/** Where nothing is known. */
export const biases = [-1, -3, -1, 2, 2, 0] as const

/** Words of instructions, pairs of them ("a_b"), and words that begin a sentence ("^_a"). */
export const wordWeights = {
  classify: `
    or+31 is+23 whether+17 category+10 does+10 no+10 label+9 oder+9 of+9 reply_with+9 then+9 triage+9 ^_is+8 desk+8 if+8 its+8 other+8 our+8 return+8 #+7
    #_of+7 ^_classify+7 allowed+7 classify+7 customer+7 el+7 given+7 moderate+7 pass+7 right+7 ^_does+6 ^_for+6 ^_label+6 correct+6 desk_N+6 intent+6 ou+6
    return_json+6 transfer+6 with_its+6 wrong+6 ^_antworte+5 ^_category+5 ^_choose+5 ^_clasifica+5 ^_evaluate+5 ^_identify+5 ^_which+5 agent+5
    and_nothing+5 antworte+5 are+5 category_allowed+5 categoría+5 choose+5 claim+5 clasifica+5 content+5 decide_whether+5 detect_language+5 driver+5
    each+5 else+5 est+5 fraud+5 how+5 identify+5 into_#+5 mensaje+5 messages+5 mit+5 not+5 nothing+5 nothing_else+5 of_N+5 or_no+5 personal+5 quel+5
    queue+5 rules+5 say+5 si+5 ticket+5 yes+5 yes_or+5 you_moderate+5 #_sentence+4 #_word+4 ^_correct+4 ^_decide+4 ^_detect+4 ^_fraud+4 ^_judge+4
    ^_route+4 ^_score+4 ^_suspicious+4 ^_your+4 applicant+4 approve+4 claims+4 clasifica_el+4 community+4 community_rules+4 complaint+4 debt+4 decide+4
    del_mensaje+4 department+4 detect+4 emoji+4 emoji_that+4 es+4 este+4 fill_in+4 fits+4 following+4 form+4 hot+4 house+4 in_form+4 incorrect+4
    intent_of+4 is_this+4 ist+4 judge+4 judge_whether+4 letter+4 o+4 of_our+4 our_community+4 policy+4 post+4 reason+4 reject+4 review+4 route+4 score+4
    sentence+4 stance+4 stand+4 suspicious+4 that_fits+4 then_#+4 ticket_to+4 towards+4 utterance+4 was+4 word+4 "+3 #_questions+3 ^_assign+3 ^_given+3
    ^_how+3 ^_name+3 ^_put+3 ^_tell+3 against+3 ask+3 ask_for+3 assign+3 between+3 between_#+3 buy+3 ce+3 claim_is+3 classify_email+3 cold+3 correo+3
    cost+3 description+3 determine+3 die_N+3 do_not+3 does_following+3 einem+3 expense+3 explanation+3 fill+3 for_each+3 from_context+3 grade+3 handles+3
    hoch+3 hoch_mittel+3 house_style+3 is_supported+3 ja+3 label_customer+3 label_each+3 log_line+3 mittel+3 mittel_niedrig+3 mood+3 mot+3 niedrig+3
    no_explanation+3 o_no+3 of_user+3 ones+3 option+3 or_not+3 partly+3 passage_to+3 product+3 pupil+3 put+3 questions+3 return_#+3 safe+3 safe_or+3
    say_whether+3 sections+3 service+3 seul+3 seul_mot+3 severe+3 si_el+3 solo_con+3 spam+3 supported+3 supported_by+3 sí+3 sí_o+3 team+3 tell+3 tell_me+3
    that+3 then_what+3 these_#+3 thing+3 to_query+3 transaction+3 transaction_to+3 un_seul+3 urgent+3 values+3 verdict+3 verify+3 where+3 which_of+3
    with+3 you+3 your+3 zu+3 #_digit+2 #_label+2 #_short+2 N_tags+2 ^_N+2 ^_answer+2 ^_assess+2 ^_claim+2 ^_completed+2 ^_email+2 ^_first+2 ^_intent+2
    ^_on+2 ^_ordne+2 ^_parcel+2 ^_personal+2 ^_predict+2 ^_premise+2 ^_rate+2 ^_topic+2 ^_y/n+2 ^_you+2 about+2 act+2 adhering+2 adhering_to+2
    all_interactions+2 and_return+2 and_say+2 angry+2 answer_is+2 are_structured+2 assess+2 block+2 bot+2 by_source+2 c+2 caller+2 categories+2
    category_inside+2 cet+2 chat+2 chatbot+2 classify_message+2 completed+2 con+2 contain+2 contain_personal+2 context+2 culture+2 customer_by+2 de_cet+2
    decide_if+2 decision+2 descriptions+2 descriptions_for+2 desk_of+2 digit+2 do+2 email+2 feature+2 fields_are+2 filled+2 filled_in+2 first_then+2
    formal+2 from_#+2 front_desk+2 handler+2 handler_at+2 headline+2 hot_warm+2 in_N+2 in_adhering+2 input+2 input_fields+2 inside+2 instructions+2
    interactions+2 interactions_are+2 is_correct+2 is_following+2 junk+2 label_and+2 language+2 le+2 like_this+2 log+2 lost+2 message_of+2 mild+2 name+2
    none_mild+2 nudity+2 objective+2 objective_is+2 of_caller+2 of_categories+2 of_customer+2 of_this+2 on_#+2 opinion+2 or_cold+2 or_reject+2 ordne+2
    out_of+2 output+2 output_fields+2 over+2 over_#+2 parcel+2 parcel_was+2 passage+2 person_place+2 personal_data+2 politics+2 possible+2 predict+2
    predict_whether+2 premise+2 rate+2 relevance+2 reports+2 respond_with+2 role+2 say_if+2 sentiment+2 sich+2 side+2 solo+2 sport+2 sport_culture+2
    statement+2 stay+2 str+2 structure_your+2 structured_like+2 style+2 tags+2 there+2 there_on+2 this+2 this_structure+2 this_with+2 to_change+2 topic+2
    tweet+2 type+2 user+2 values_filled+2 violence+2 want_to+2 warm+2 warm_or+2 was_there+2 what_is+2 whether_claim+2 whether_post+2 why+2 will+2 with_#+2
    with_category+2 with_values+2 writer+2 y/n+2 year+2 you_check+2 your_input+2 your_objective+2 your_output+2 à+2 #_with-2 ^_add-2 ^_convert-2
    ^_escribe-2 ^_fix-2 ^_json-2 ^_leave-2 ^_no-2 ^_phone-2 ^_pick-2 ^_rank-2 ^_read-2 ^_reply-2 ^_today-2 ^_translate-2 ^_who-2 add-2 answer-2 array-2
    article-2 as_N-2 as_json-2 au-2 aus_der-2 candidates-2 candidates_for-2 comma-2 comma_separated-2 crm-2 de-2 diff-2 documents_of-2 down-2 down_to-2
    empty-2 entities-2 escribe-2 experience-2 expression-2 extract_all-2 extract_keywords-2 fix-2 for_crm-2 from_most-2 from_this-2 function-2 give_me-2
    in_eine-2 into_json-2 job-2 json_object-2 la-2 least-2 line_of-2 mention-2 mentioned-2 mentioned_in-2 message_into-2 moins-2 most_to-2
    names_separated-2 natural-2 natural_language-2 notes-2 null-2 numbers-2 nur_den-2 object-2 ocr-2 ocr_text-2 of_at-2 of_supplier-2 page-2 patient-2
    per_line-2 phone-2 pick-2 play-2 pull-2 python-2 read-2 reader-2 receive-2 receive_ocr-2 regex-2 replace-2 resume-2 return_output-2 rewrite-2 says-2
    script-2 sentences-2 separated_by-2 shipping-2 short_title-2 single-2 skills-2 sql-2 strongest-2 supplier-2 supplier_documents-2 text_of-2 their-2
    these-2 to_its-2 to_least-2 today_is-2 total-2 tracking-2 translations-2 turn-2 turn_message-2 what-2 who-2 with_N-2 with_their-2 without-2
    words_for-2 you_receive-2 zuerst-2 #_words-3 ^_condense-3 ^_generate-3 ^_give-3 ^_list-3 ^_names-3 ^_number-3 ^_parse-3 ^_record-3 assistant-3
    at_most-3 aus-3 call-3 comma-separated-3 condense-3 das-3 date-3 den-3 documents-3 et-3 file-3 first-3 full-3 generate-3 is_#-3 keywords-3 las-3
    last-3 les-3 los-3 most_#-3 nach-3 named-3 names-3 note-3 number_only-3 parse-3 position-3 quotation-3 record-3 reply-3 tables-3 this_text-3 today-3
    top-3 translate-3 une-3 up-3 and-4 as-4 better-4 candidate-4 dates-4 decide_which-4 eine-4 en-4 evaluate_#-4 for_tie-4 give-4 ids-4 in_this-4
    output_N-4 per-4 rank-4 report-4 separated-4 them-4 tie-4 to-4 words-4 you_evaluate-4 ^_#-5 ^_turn-5 all-5 at-5 both-5 conversation-5 number-5 only-5
    order-5 pick_best-5 text-5 title-5 which_is-5 N_for-6 ^_compare-6 best_of-6 by-6 die-6 headlines-6 health-6 json-6 whatever-6 ^_übersetze-7 answers-7
    comes-7 für-7 für_die-7 into-7 most-7 ok-7 test-7 übersetze-7 ^_extract-8 ^_write-8 compare-8 extract-8 write-8 in-9 list-9 from-11 reply_N-11 for-17
  `,
  rank: `
    first+30 by+26 compare+19 top+19 most+18 from+17 ids+17 nach+16 rank+15 which+15 best+14 ^_compare+13 de+13 calm+12 candidates+12 order+12 to+12
    ^_sort+11 answers+11 sort+11 these+11 ^_put+10 candidates_for+10 list+10 moins+10 put+10 zuerst+10 ^_order+9 best_of+9 die+9 most_to+9 my+9 same+9
    ^_rank+8 at_N+8 on_top+8 place+8 strongest+8 which_is+8 ^_which+7 ces+7 each+7 from_most+7 front+7 given+7 item+7 least+7 les+7 pon+7 recommendation+7
    should+7 them+7 to_least+7 with_score+7 ^_arrange+6 ^_classe+6 ^_every+6 arrange+6 at+6 au_moins+6 better+6 by_relevance+6 classe+6 dans+6
    evaluate_#+6 from_#+6 gets+6 headlines+6 nur_die+6 pick_best+6 return+6 their+6 #_in+5 ^_#+5 ^_number+5 ^_pick+5 ^_reorder+5 and_say+5 au+5 backlog+5
    both+5 dringlichkeit+5 evaluate+5 events+5 in_front+5 in_order+5 json_array+5 las+5 nach_dringlichkeit+5 number_only+5 nur+5 order_of+5 ordne+5 pick+5
    plus+5 query+5 reorder+5 score+5 sie+5 they+5 we+5 #+4 #_to+4 N_and+4 ^_lead+4 ^_list+4 ^_our+4 ^_sortiere+4 ^_top+4 answer_N+4 array+4 array_of+4
    aufgaben+4 board+4 by_how+4 candidate+4 de_la+4 decide_which+4 diagnoses+4 die_aufgaben+4 du+4 following+4 for_tie+4 how_well+4 ids_only+4 impact+4
    in_which+4 items+4 of_these+4 output_N+4 quotes+4 relevance+4 reply_N+4 return_ids+4 return_their+4 several+4 sortiere+4 sortiere_die+4 stack+4
    their_ids+4 these_by+4 tie+4 tone+4 top_#+4 translations+4 triage+4 user+4 well+4 well_they+4 you_evaluate+4 à+4 à_la+4 N_for+3 ^_book+3 ^_given+3
    ^_nur+3 ^_ordne+3 and_rank+3 answer_with+3 applicant+3 best_to+3 book+3 cheapest+3 cheapest_first+3 decide+3 every+3 first_and+3 flight+3
    for_position+3 from_best+3 help+3 how+3 ids_as+3 in_eine+3 la+3 lead+3 los+3 match+3 number+3 on+3 only+3 option+3 play+3 preis+3 rank_candidates+3
    rank_these+3 relevance_to+3 say+3 search+3 second+3 shopper+3 suppliers+3 them_from+3 third+3 to_top+3 to_worst+3 up+3 wants+3 worst+3 #_of+2
    ^_bring+2 ^_decide+2 ^_help+2 ^_ids+2 ^_output+2 and_return+2 articles+2 at_top+2 b+2 best_first+2 bring+2 documents+2 for_each+2 for_reader+2 get+2
    helpfulness+2 incident+2 last+2 least_likely+2 likely+2 list_of+2 of+2 of_their+2 passage+2 passages+2 position+2 prompt+2 query_and+2 return_json+2
    reviews+2 risk+2 riskiest+2 root+2 should_we+2 so+2 so_that+2 suppliers_by+2 welche+2 would+2 would_you+2 you_get+2 #_words-2 ^_add-2 ^_all-2
    ^_choose-2 ^_condense-2 ^_detect-2 ^_email-2 ^_escribe-2 ^_fix-2 ^_for-2 ^_generate-2 ^_identify-2 ^_is-2 ^_keep-2 ^_label-2 ^_leave-2 ^_make-2
    ^_read-2 ^_record-2 ^_schreibe-2 ^_score-2 ^_translate-2 ^_your-2 add-2 agent-2 amounts-2 at_most-2 aus-2 between-2 category-2 change-2 check-2
    citations-2 claim-2 classify_email-2 condense-2 contract_and-2 conversation-2 convert-2 correct-2 currency-2 date-2 day-2 decide_whether-2 der-2
    description-2 detect-2 do_not-2 down-2 down_to-2 el-2 else-2 entities-2 es-2 escribe-2 executive-2 facts-2 fields-2 fields_are-2 fill-2 for_our-2
    format-2 formula-2 from_tickets-2 function-2 generate-2 health-2 identify-2 in_#-2 into_#-2 is_supported-2 ja-2 json-2 keep-2 keywords_of-2 leave-2
    like-2 log-2 mail-2 make-2 mention-2 mit-2 moderate-2 most_#-2 named-2 names-2 names_of-2 notes-2 nothing-2 nothing_else-2 numbers-2 numbers_only-2
    of_our-2 of_this-2 ones-2 open-2 other-2 out_of-2 paper-2 paragraphs-2 part-2 pass-2 per_line-2 personal-2 product-2 purchase-2 read-2 record-2
    review-2 schema-2 schreibe-2 schreibe_eine-2 sentences-2 short-2 signed-2 skills-2 source-2 structure-2 structured-2 supported-2 supported_by-2
    tables-2 title-2 topic-2 turn-2 typescript-2 una-2 value-2 values-2 was-2 words-2 your-2 ^_answer-3 ^_classify-3 ^_in-3 ^_phone-3 ^_you-3 about-3
    amount-3 article-3 call-3 classify-3 contract-3 csv-3 csv_with-3 del-3 email-3 et-3 file-3 for_N-3 give_me-3 here-3 if-3 in_N-3 in_here-3 is-3 label-3
    language-3 le-3 letter-3 me-3 messages-3 note-3 per-3 person-3 phone-3 reply_with-3 shopping-3 table-3 to_#-3 to_this-3 translate-3 un-3 une-3
    you_are-3 ^_extract-4 ^_replace-4 and_#-4 data-4 en-4 extract-4 for-4 into-4 its-4 keywords-4 message-4 name-4 not-4 question-4 report-4 whether-4
    with-4 as-5 dates-5 den-5 no-5 or-5 replace-5 all-6 code-6 customer-6 ^_write-7 are-7 does-7 text-7 what-7 write-7 it-8 that-9 this-15
  `,
  extract: `
    all+22 extract+22 json+22 ^_extract+20 text+18 and+17 ^_record+16 record+16 dates+15 keywords+14 into+13 as+12 data+12 list+12 per+12 separated+12
    date+11 what+11 message+10 named+10 ^_list+9 ^_return+9 comma+9 comma_separated+9 del+9 entities+9 las+9 number+9 report+9 with+9 alle+8 does+8
    empty+8 from+8 mention+8 order+8 read+8 skills+8 table+8 ^_parse+7 ^_read+7 aus+7 describes+7 format+7 in_this+7 les+7 note+7 numbers+7 parse+7
    patient+7 this_text+7 verbatim+7 #_keywords+6 ^_fill+6 ^_names+6 ^_phone+6 ^_who+6 amounts+6 contract+6 contract_and+6 day+6 et+6 from_report+6 here+6
    in_json+6 is_#+6 keywords_comma+6 keywords_of+6 name+6 note_what+6 phone+6 pull+6 signed+6 tag+6 that+6 with_their+6 ^_all+5 ^_leave+5 ^_quote+5
    ^_relève+5 address+5 answers_question+5 aus_dem+5 city+5 csv+5 csv_with+5 currency+5 customer+5 deadline+5 dem+5 details+5 does_not+5
    extract_keywords+5 fill+5 fill_our+5 for_our+5 for_what+5 in_here+5 ingredients+5 is+5 leave+5 line+5 liste+5 need+5 not+5 null+5 numbers_only+5
    orders+5 our+5 our_template+5 output+5 per_line+5 purchase+5 quote+5 relève+5 rent+5 saca+5 take+5 template+5 template_from+5 that_answers+5 total+5
    we_need+5 who+5 y+5 ^_convert+4 ^_devuelve+4 ^_nenne+4 ^_note+4 ^_output+4 ^_pull+4 ^_turn+4 address_into+4 amount+4 answers+4 as_json+4 betrag+4
    betrag_und+4 citations+4 city_country+4 comma-separated+4 company+4 con+4 conversation+4 convert+4 copy+4 country+4 datum+4 datum_betrag+4 dem_text+4
    der_rechnung+4 devuelve+4 found+4 in+4 into_json+4 into_street+4 mail+4 mit+4 names+4 nenne+4 null_for+4 ocr+4 of_mail+4 order_number+4 paper+4
    parties+4 people+4 rechnung+4 rooms+4 sentences_that+4 street+4 structure+4 structured+4 structured_data+4 text_comma+4 unknown+4 value+4 what_does+4
    #_per+3 N_arrive+3 ^_#+3 ^_find+3 ^_json+3 ^_take+3 ^_today+3 and_#+3 and_due+3 arrive+3 aus_der+3 business+3 business_card+3 card+3 contain+3
    contain_personal+3 data_from+3 date_and+3 del_texto+3 der+3 documents_of+3 does_customer+3 due+3 email+3 empty_if+3 event+3 experience+3 extract_all+3
    field+3 find+3 find_all+3 from_document+3 from_this+3 guest+3 im+3 in_N+3 into_schema+3 invoice_number+3 it_was+3 json_object+3 la_date+3 line_of+3
    list_every+3 mentioned+3 mentioned_in+3 merchant+3 merchant_total+3 message_into+3 money+3 names_in+3 not_say+3 object+3 ocr_text+3 of_supplier+3
    of_this+3 ones+3 out_of+3 own+3 owner+3 paragraphs+3 passage+3 personal_data+3 preis+3 products+3 receipt+3 receive+3 receive_ocr+3 return+3
    return_output+3 sales+3 says+3 send+3 shipping+3 shopping+3 single+3 size+3 supplier+3 supplier_documents+3 tables+3 text_of+3 texto+3 that_is+3
    this_article+3 today+3 today_is+3 total_and+3 tracking+3 turn+3 turn_message+3 und+3 was+3 we+3 what_is+3 when+3 which+3 word+3 you_receive+3 #+2
    #_json+2 ^_as+2 ^_detect+2 ^_donne+2 ^_email+2 ^_from+2 ^_identify+2 ^_listen+2 ^_use+2 ^_we+2 ^_what+2 action+2 action_items+2 ad+2 ads+2 and_list+2
    are_helpful+2 array+2 as_recruiter+2 at_most+2 at_resume+2 below+2 colour+2 detect+2 dishes+2 documents+2 donne+2 dose+2 due_date+2 e-mails+2 fields+2
    handles+2 has_to+2 helpful+2 helpful_assistant+2 identify+2 in_text+2 interviews+2 invoice+2 is_not+2 is_to+2 it_as+2 it_is+2 job_is+2 lead+2 level+2
    listen+2 listen_to+2 log_line+2 most_#+2 names_separated+2 none+2 not_in+2 not_tell+2 number_and+2 object_with+2 of_experience+2 of_text+2 owner_and+2
    part+2 personal+2 position+2 position_and+2 price+2 promise+2 quotation+2 recruiter+2 recruiter_at+2 respond_in+2 resume+2 resume_for+2 said+2
    schema+2 sentences+2 separated_by+2 symptoms+2 tax+2 tenant+2 their+2 to_do+2 to_look+2 un+2 wish+2 with_keys+2 with_owner+2 years+2 your_job+2 "-2
    #_bullet-2 #_characters-2 N-2 N_or-2 ^_N-2 ^_classe-2 ^_compare-2 ^_condense-2 ^_create-2 ^_does-2 ^_escribe-2 ^_evaluate-2 ^_fix-2 ^_fraud-2
    ^_generate-2 ^_in-2 ^_keep-2 ^_make-2 ^_nur-2 ^_rank-2 ^_remove-2 ^_reorder-2 ^_rewrite-2 ^_schreibe-2 ^_summarize-2 ^_suspicious-2 ^_tl;dr-2 ^_your-2
    agent-2 and_give-2 array_of-2 au_moins-2 backlog-2 be-2 better-2 brief-2 bullet-2 bullet_points-2 candidates-2 characters-2 chat-2 check-2 classe-2
    come-2 commit-2 commit_message-2 condense-2 content-2 conventional-2 conventional_commit-2 correct-2 create-2 decide_whether-2 den-2 described-2
    do_not-2 document_for-2 does_following-2 down-2 down_to-2 el-2 else-2 escribe-2 evaluate-2 executive-2 first_and-2 fix-2 for_diff-2 formula-2 from_#-2
    from_most-2 full-2 function-2 für-2 generate-2 handover-2 happened-2 help-2 house-2 ids_as-2 in_form-2 incident-2 input-2 intent_of-2 into_N-2
    is_about-2 language_to-2 leave_out-2 make-2 message_for-2 moderate-2 moins-2 new-2 next-2 notes-2 notes_into-2 nothing-2 nothing_else-2 nur_die-2
    oder-2 of_#-2 of_our-2 on-2 on_top-2 open-2 pass-2 play-2 python-2 remove-2 reorder-2 reply_with-2 same-2 schreibe-2 schreibe_eine-2 score-2 script-2
    so_that-2 sql-2 step-2 story-2 summarize-2 summarize_document-2 suppliers-2 suspicious-2 tells-2 tests-2 their_ids-2 them-2 they-2 tickets-2 tl;dr-2
    to_least-2 tone-2 tweet-2 typescript-2 una-2 utterance-2 version-2 what_happened-2 with_score-2 without-2 would-2 write_#-2 write_conventional-2
    wrong-2 you_moderate-2 zuerst-2 #_lines-3 #_of-3 ^_answer-3 ^_classify-3 ^_decide-3 ^_every-3 ^_is-3 ^_order-3 ^_put-3 ^_replace-3 ^_reply-3 ^_sort-3
    ^_translate-3 and_nothing-3 and_say-3 answer_with-3 back-3 change-3 classify-3 compare-3 debt-3 description-3 desk_N-3 diff-3 driver-3 du-3 en-3 es-3
    fraud-3 gets-3 give-3 headline-3 how-3 intent-3 keep-3 least-3 lines-3 me-3 most_to-3 my-3 nach-3 natural-3 natural_language-3 nur-3 of_these-3
    other-3 place-3 points-3 put-3 rank-3 reader-3 replace-3 reply-3 return_their-3 rewrite-3 sentence-3 should-3 so-3 sort-3 style-3 then-3 transfer-3
    une-3 you-3 ^_only-4 at_N-4 best-4 das-4 desk-4 following-4 front-4 post-4 short-4 stand-4 top-4 translate-4 ^_category-5 allowed-5 applicant-5
    board-5 category_allowed-5 decide-5 item-5 language-5 no-5 query-5 these-5 triage-5 whether-5 ^_given-6 by-6 category-6 de-6 file-6 ids-6 most-6 or-7
    return_json-7 user-7 answer-8 code-8 ^_write-9 calm-9 given-10 write-10 for-12 first-13 to-15
  `,
  code: `
    code+24 for+18 that+13 file+12 query+11 sql+11 tests+11 function+10 module+10 natural_language+10 to+10 ^_add+9 add+9 expression+9 formula+9 natural+9
    only+9 python+9 replace+9 script+9 typescript+9 write_N+9 ^_generate+8 generate+8 query_for+8 diff+7 eine+7 excel+7 this+7 translate_natural+7 N+6
    ^_replace+6 change+6 command+6 language_to+6 regex+6 source+6 terraform+6 write+6 ^_create+5 ^_refactor+5 ^_review+5 ^_solve+5 ^_write+5 ^_écris+5
    as+5 bugs+5 component+5 create+5 engineer+5 following+5 la+5 language+5 missing+5 no+5 out_bugs+5 point+5 point_out+5 problems+5 que+5 qui+5 react+5
    react_component+5 refactor+5 schema+5 security+5 security_problems+5 solve+5 staff+5 this_function+5 to_this+5 um+5 écris+5 écris_une+5 N_ohne+4 ^_N+4
    ^_act+4 ^_escribe+4 ^_no+4 ^_only+4 ^_port+4 ^_schreibe+4 act+4 act_as+4 api+4 back+4 block+4 bug+4 callback+4 code_block+4 comments+4 convert_this+4
    corrected+4 crontab+4 css+4 cypher+4 described+4 escribe+4 expression_for+4 for_question+4 github+4 go+4 html+4 im+4 in_eine+4 job_that+4 new+4
    no_prose+4 nur_den+4 ohne+4 ohne_N+4 port+4 prose+4 renvoie+4 return_corrected+4 schreibe+4 schreibe_eine+4 sql_query+4 tables+4 that_does+4
    this_python+4 to_new+4 version+4 with_code+4 workflow+4 ^_bash+3 ^_fix+3 ^_remove+3 ^_rewrite+3 ^_yaml+3 and_give+3 and_output+3 answer_with+3 as_N+3
    bash+3 bash_one-liner+3 class+3 does_following+3 entry+3 expert+3 file_and+3 fix+3 give+3 it+3 javascript+3 one-liner+3 page+3 remove+3 review+3
    rewrite+3 schema_for+3 tests_for+3 to_N+3 to_sql+3 translate+3 types+3 unit+3 unit_tests+3 warehouse+3 write_unit+3 yaml+3 you_translate+3 N_or+2
    ^_convert+2 ^_devuelve+2 ^_gib+2 ^_turn+2 and+2 are_expert+2 aus+2 convert+2 den+2 devuelve+2 docstrings+2 docstrings_to+2 einen+2 for_N+2 gib+2
    gib_nur+2 json_schema+2 nur+2 out+2 programmer+2 regular+2 regular_expression+2 solo+2 to_do+2 un+2 une+2 ^_arrange-2 ^_bring-2 ^_compare-2
    ^_condense-2 ^_draft-2 ^_for-2 ^_how-2 ^_identify-2 ^_in-2 ^_keep-2 ^_label-2 ^_leave-2 ^_note-2 ^_ordne-2 ^_quote-2 ^_read-2 ^_return-2 ^_short-2
    ^_sort-2 ^_tl;dr-2 ^_übersetze-2 ad-2 address-2 addresses-2 al-2 alle-2 and_say-2 answer-2 are-2 arrange-2 array-2 article-2 as_json-2 auf-2
    aufgaben-2 best-2 better-2 board-2 brackets-2 brief-2 bring-2 busy-2 busy_reader-2 case-2 check-2 child-2 con-2 condense-2 contain-2
    contain_personal-2 context-2 contract-2 contract_and-2 dans-2 date-2 dates-2 day-2 del_texto-2 describe-2 describes-2 detect_language-2 die_aufgaben-2
    dishes-2 does-2 draft-2 e-mail-2 eine_freundliche-2 entities-2 executive-2 explain-2 facts-2 fill-2 fix_spelling-2 for_busy-2 for_each-2 form-2
    format-2 freundliche-2 from_#-2 für-2 für_die-2 handles-2 identify-2 if-2 into-2 items-2 json-2 keywords-2 label-2 log-2 media-2 mention-2 mit-2
    moins-2 most_to-2 my-2 named-2 names_of-2 newsletter-2 note_for-2 notes-2 number-2 numbers-2 nur_die-2 oder-2 of_N-2 of_this-2 offer-2 on_top-2 ones-2
    ordne-2 other-2 paragraph-2 pass-2 per-2 personal-2 personal_data-2 place-2 points-2 pon-2 preis-2 question-2 quote-2 read-2 recap-2 relevance-2
    right-2 same-2 score-2 search-2 shopper-2 side-2 signed-2 sort-2 sound-2 speech-2 spelling-2 story-2 structure-2 structured-2 subject-2 summary-2
    table-2 texto-2 their-2 they-2 this_to-2 ticket-2 tl;dr-2 to_its-2 tone-2 una-2 und-2 verbatim-2 what_is-2 with-2 with_score-2 word-2 words-2 writes-2
    zuerst-2 à-2 übersetze-2 ^_describe-3 ^_detect-3 ^_extract-3 ^_list-3 ^_output-3 ^_put-3 ^_record-3 ^_reply-3 agent-3 answers-3 at_N-3 au-3 by-3
    candidates-3 candidates_for-3 compare-3 conversation-3 detect-3 down-3 down_to-3 du-3 el-3 es-3 every-3 extract-3 give_me-3 given-3 how-3 ids-3 in_N-3
    keep-3 lead-3 leave-3 los-3 messages-3 more-3 most-3 name-3 next-3 passage-3 put-3 rank-3 reader-3 recommendation-3 record-3 reply-3 sentence-3
    sentences-3 short-3 to_#-3 top-3 triage-3 up-3 we-3 whether-3 who-3 ^_what-4 ^_which-4 about-4 del-4 en-4 las-4 les-4 letter-4 me-4 nach-4 names-4
    not-4 person-4 return-4 say-4 these-4 title-4 all-5 customer-5 first-5 its-5 message-5 note-5 on-5 order-5 report-5 text-5 each-6 line-6 our-6 de-7
    which-7 what-8 is-10 #-13 from-14 of-21
  `,
  summarize: `
    summarize+18 ^_summarize+14 condense+14 me+14 what+14 of+13 ^_tl;dr+12 summary+12 tl;dr+12 ^_condense+11 down+11 down_to+11 meeting+11 reader+11
    executive+10 minutes+10 report+10 to_#+10 agent+9 das+9 points+9 short+9 transcript+9 #_lines+8 #_sentences+8 ^_résume+8 article+8 for+8 for_crm+8
    résume+8 call+7 crm+7 den+7 en+7 give_me+7 in+7 note+7 to_its+7 ^_short+6 auf+6 conversation+6 done+6 en_trois+6 for_board+6 from+6 happened+6 in_#+6
    lines+6 main+6 minutes_from+6 next+6 of_report+6 this_meeting+6 trois+6 up+6 what_happened+6 #_bullet+5 #_with+5 ^_fasse+5 ^_keep+5 attached+5 board+5
    breve+5 busy+5 case+5 document_for+5 executive_summary+5 fasse+5 fasse_den+5 for_busy+5 from_this+5 from_tickets+5 für+5 handover+5 its+5 le_texte+5
    leave_out+5 meeting_transcript+5 note_for+5 open+5 paper+5 paragraph+5 phrases+5 recap+5 résume_le+5 sentences+5 summarize_document+5 sätzen+5
    sätzen_zusammen+5 texte+5 tickets+5 une+5 with_N+5 zusammen+5 #+4 #_line+4 #_seconds+4 N_for+4 N_in+4 ^_case+4 ^_in+4 ^_resume+4 ^_shorten+4
    ^_summarise+4 ^_what+4 are_support+4 assistant+4 assistant_at+4 bullet+4 bullet_points+4 busy_reader+4 cet_article+4 come+4 commits+4 document+4
    drei+4 drei_sätzen+4 du+4 facts+4 frases+4 from_ward+4 für_die+4 has_#+4 it+4 keep+4 keep_it+4 key+4 key_takeaways+4 matters+4 matters_for+4
    messages+4 news+4 newsletter+4 notes_out+4 of_#+4 of_persons+4 out+4 out_names+4 persons+4 please+4 post-mortem+4 reduce+4 release_notes+4 resume+4
    seconds+4 shift+4 shorten+4 status+4 summarise+4 summarise_article+4 summary_of+4 support+4 support_assistant+4 takeaways+4 tells+4 text_to+4
    ticket_of+4 timeline+4 today+4 trois_phrases+4 turn+4 una+4 ward+4 ward_log+4 without+4 write_#+4 #_characters+3 ^_agent+3 ^_bring+3 ^_context+3
    ^_given+3 ^_leave+3 again+3 agent_caller+3 and_#+3 and_not+3 at_N+3 brief+3 bring+3 bullets+3 cet+3 characters+3 complaints+3 context_information+3
    core+3 de_N+3 del_texto+3 did+3 doctor+3 el+3 es+3 given_context+3 has+3 have+3 have_to+3 incident+3 information+3 information_and+3 information_is+3
    is_about+3 is_below+3 knowledge+3 l'essentiel+3 le+3 leave+3 log+3 long+3 mail+3 names_of+3 next_shift+3 not_prior+3 of_study+3 phone+3 prior+3
    prior_knowledge+3 promised+3 study+3 study_for+3 texto+3 they+3 this+3 ticket+3 to_know+3 un_assistant+3 version_of+3 what_did+3 what_this+3 write+3
    write_at+3 you_condense+3 ^_executive+2 ^_note+2 ^_post-mortem+2 ^_tu+2 ^_use+2 ^_write+2 account+2 action+2 action_items+2 am+2 am_N+2 article_in+2
    authors+2 caller+2 decide+2 den_folgenden+2 deux+2 deux_phrases+2 does_she+2 en_deux+2 es_un+2 every_line+2 file+2 folgenden+2 for_N+2 formal+2 half+2
    headline+2 in_this+2 into+2 keep_every+2 line_under+2 mention_authors+2 much+2 nenne+2 not_mention+2 notes+2 notes_for+2 of_this+2 only_what+2 pour+2
    reason+2 release+2 says+2 she+2 these+2 tu+2 tu_es+2 version+2 what_does+2 what_it+2 words+2 #_headlines-2 #_keywords-2 #_questions-2 ^_#-2 ^_act-2
    ^_add-2 ^_be-2 ^_convert-2 ^_correct-2 ^_devuelve-2 ^_fill-2 ^_fix-2 ^_identify-2 ^_if-2 ^_list-2 ^_names-2 ^_never-2 ^_order-2 ^_output-2 ^_parcel-2
    ^_reply-2 ^_schreibe-2 ^_sort-2 ^_top-2 ^_you-2 act-2 act_as-2 add-2 al-2 alle-2 and_return-2 answers-2 are-2 ask-2 at-2 aus-2 be_brief-2 better-2
    blame-2 candidates_for-2 ces-2 change-2 check-2 child-2 con-2 contain-2 convert-2 correct-2 create_multiple-choice-2 date-2 der-2 describes-2
    details-2 devuelve-2 diff-2 email-2 empty-2 engineer-2 entities-2 excel-2 expression-2 fill-2 fix-2 fix_spelling-2 for_each-2 formula-2 from_#-2
    from_report-2 full-2 function-2 guest-2 guests-2 headlines-2 headlines_for-2 how-2 ideas-2 identify-2 ids-2 in_order-2 in_voice-2 into_N-2 it_under-2
    ja-2 job-2 keywords_comma-2 keywords_of-2 language-2 like-2 likely-2 meals-2 mit-2 module-2 most_to-2 multiple-choice-2 named-2 natural-2 never-2
    new-2 note_what-2 notes_into-2 numbered-2 numbers-2 nur-2 nur_die-2 oder-2 of_our-2 offer-2 on_top-2 ones-2 option-2 orders-2 parcel-2 parcel_was-2
    part-2 passage-2 patient-2 per-2 pirate-2 place-2 plain_N-2 plan-2 point-2 point_out-2 pon-2 preis-2 python-2 que-2 query_for-2 question_at-2 quiz-2
    relevance-2 replace-2 rewrite_following-2 réponse-2 schreibe-2 schreibe_eine-2 score-2 script-2 should-2 side-2 so_that-2 sort-2 spelling-2 sql-2
    stack-2 step-2 step_to-2 strongest-2 style-2 tests-2 that_is-2 there_on-2 top_#-2 une_réponse-2 verbatim-2 voice-2 voice_of-2 was_there-2 we-2 week-2
    whether-2 word-2 y-2 zuerst-2 à-2 #_of-3 ^_draft-3 ^_escribe-3 ^_extract-3 ^_from-3 ^_generate-3 ^_no-3 ^_suggest-3 about-3 all-3 answer_this-3
    answer_with-3 au-3 be-3 candidates-3 citations-3 comma-3 comma_separated-3 customer-3 die-3 do-3 does-3 draft-3 escribe-3 extract-3 for_this-3
    generate-3 im-3 in_N-3 message-3 moins-3 nach-3 number-3 other-3 output-3 person-3 play-3 product-3 query-3 rank-3 recommendation-3 schema-3
    sentence-3 separated-3 so-3 suggest-3 text-3 then-3 there-3 this_question-3 title-3 to-3 to_this-3 triage-3 typescript-3 user-3 which-3 you-3 ^_N-4
    ^_en-4 ^_put-4 ^_rewrite-4 ^_which-4 about_text-4 best-4 data-4 e-mail-4 eine-4 et-4 explain-4 les-4 on_#-4 only-4 put-4 questions-4 reply-4 rewrite-4
    them-4 what_is-4 you_are-4 ^_record-5 ^_return-5 ^_translate-5 as-5 code-5 following-5 if-5 is-5 keywords-5 las-5 no-5 record-5 say-5 top-5
    translate-5 ^_create-6 create-6 each-6 order-6 first-7 json-7 list-7 name-7 our-7 with-7 ^_answer-8 by-8 or-8 return-8 question-10 N-11 answer-13
    that-13 and-14
  `,
  text: `
    answer+25 question+19 ^_write+18 write+17 title+14 reply+13 ^_translate+12 ^_übersetze+12 übersetze+12 ^_reply+10 about+10 explain+10 translate+10
    ^_answer+9 health+9 al+8 check+8 comes+8 en+8 for+8 full+8 ok+8 reply_N+8 test+8 whatever+8 N+7 ^_draft+7 ^_en+7 be+7 child+7 draft+7 more+7 person+7
    rewrite+7 sentence+7 spelling+7 you_are+7 ^_rewrite+6 ^_suggest+6 e-mail+6 fix_spelling+6 for_this+6 für+6 für_die+6 into_N+6 notes_into+6 offer+6
    pirate+6 story+6 style+6 suggest+6 words+6 #_words+5 ^_create+5 ^_escribe+5 ^_explain+5 ^_fix+5 ^_make+5 ^_never+5 ^_proofread+5 ^_rephrase+5
    be_brief+5 commit+5 commit_message+5 conventional+5 conventional_commit+5 create+5 escribe+5 escribe_una+5 feedback+5 for_diff+5 give+5
    give_feedback+5 improve+5 keep+5 make+5 meals+5 message_for+5 name+5 names+5 never+5 notes+5 placeholders+5 plan+5 play+5 polite+5 product+5
    proofread+5 proofread_and+5 questions+5 rephrase+5 sound+5 step+5 voice+5 voice_of+5 week+5 write_conventional+5 #_question+4 ^_ask+4 ^_be+4
    ^_describe+4 ^_think+4 about_text+4 addresses+4 advice+4 and_explain+4 antwort+4 are+4 at_time+4 brief+4 by_step+4 den_kunden+4 describe+4
    eine_freundliche+4 fix+4 freundliche+4 guide+4 ideas+4 ins+4 invent+4 kunden+4 letter+4 like+4 names_and+4 of_at+4 part+4 question_at+4 reply_to+4
    réponds+4 réponse+4 short_title+4 side+4 so+4 sound_more+4 speech+4 step_by+4 subject+4 suggest_title+4 think+4 think_step+4 this_to+4 to_customer+4
    une_réponse+4 wording+4 write_product+4 writes+4 you+4 N_from+3 ^_eres+3 ^_if+3 ^_in+3 ^_invent+3 ^_replace+3 ad+3 and_keep+3 answer_question+3
    answer_questions+3 answer_this+3 ask+3 assistant_of+3 at_most+3 aux+3 away+3 bedtime+3 better+3 brackets+3 brand+3 breaks+3 chat+3 client+3 cover+3
    create_multiple-choice+3 customer+3 eres+3 essay+3 first_line+3 from_N+3 give_solution+3 in_N+3 in_brackets+3 in_plain+3 in_voice+3 ins_N+3 it+3 ja+3
    job+3 keep_line+3 language+3 line+3 line_breaks+3 media+3 most_#+3 multiple-choice+3 never_give+3 our_brand+3 product_description+3 quiz+3 quotation+3
    replace+3 reply_in+3 so_that+3 solution+3 solution_away+3 speak+3 subtitles+3 them_in+3 this_question+3 time+3 to_this+3 translate_subtitles+3 una+3
    user+3 words_for+3 would+3 übersetze_ins+3 #_characters+2 #_headlines+2 ^_chat+2 ^_facts+2 ^_how+2 ^_keep+2 ^_no+2 ^_point+2 ^_reasoning+2
    ^_schreibe+2 alone+2 amable+2 and_cite+2 answer_say+2 asistente+2 assistent+2 assistent_der+2 ayuda+2 ayuda_los+2 bist+2 bist_ein+2 blame+2 cause+2
    characters+2 chat_with+2 citations+2 cite+2 clientes+2 contain_answer+2 context_str+2 de+2 de_los+2 description+2 dishes+2 do_not+2 du_bist+2 ein+2
    ein_assistent+2 employees+2 eres_un+2 et+2 follow-up+2 follow-up_question+2 fragen+2 friendly+2 from_text+2 guest+2 guests+2 headlines+2
    headlines_for+2 help+2 it_under+2 json_with+2 keep_names+2 know+2 like_#+2 likely+2 los_clientes+2 make_this+2 manager+2 marks+2 maths+2 message+2
    next_step+2 numbered+2 of_our+2 on+2 other+2 passages+2 passages_below+2 plain+2 plain_N+2 post+2 press+2 question_str+2 question_using+2
    questions_about+2 reasoning+2 reasoning_str+2 recommendation+2 respond+2 rewrite_following+2 schreibe+2 schreibe_eine+2 shop+2 stand+2 step_to+2
    text+2 this_review+2 tone+2 topic+2 tutor+2 un_asistente+2 under_#+2 using+2 using_only+2 who+2 with+2 would_you+2 write_follow-up+2 you_speak+2
    #_bullet-2 #_keywords-2 #_of-2 #_sentence-2 N_or-2 ^_act-2 ^_add-2 ^_choose-2 ^_compare-2 ^_condense-2 ^_convert-2 ^_decide-2 ^_nenne-2 ^_order-2
    ^_output-2 ^_parcel-2 ^_read-2 ^_resume-2 ^_sort-2 ^_turn-2 ^_use-2 act-2 act_as-2 add-2 am-2 am_N-2 and_say-2 answers_question-2 assistant-2
    attached-2 aus-2 authors-2 below-2 board-2 busy-2 candidates-2 candidates_for-2 case-2 cet-2 choose-2 claims-2 code_block-2 command-2 component-2
    convert-2 crm-2 dans-2 date-2 dates-2 day-2 desk-2 die-2 document_for-2 down-2 down_to-2 engineer-2 every_line-2 excel-2 expression_for-2 feature-2
    fill-2 flight-2 for_N-2 for_busy-2 for_question-2 formal-2 formula-2 frases-2 from_#-2 function-2 given-2 im-2 in-2 in_this-2 ist-2 keep_every-2
    keywords_comma-2 language_to-2 le_texte-2 lead-2 leave_out-2 line_under-2 mention_authors-2 mit-2 named-2 not_mention-2 number-2 of_following-2
    of_these-2 on_top-2 option-2 ordne-2 out_of-2 parcel-2 parcel_was-2 passage-2 point-2 point_out-2 pon-2 post-mortem-2 python-2 react_component-2
    read-2 recap-2 relevance-2 reply_with-2 resume-2 review-2 right-2 résume_le-2 same-2 schema-2 score-2 script-2 sql_query-2 strongest-2
    summarize_document-2 tell-2 text_comma-2 texte-2 texto-2 that_answers-2 their-2 then_#-2 there_on-2 these-2 they-2 this_text-2 timeline-2 triage-2
    typescript-2 was_there-2 we-2 with_code-2 with_its-2 with_score-2 word-2 wrong-2 zuerst-2 ^_agent-3 ^_extract-3 ^_fasse-3 ^_leave-3 ^_put-3 ^_record-3
    ^_review-3 action-3 action_items-3 agent_caller-3 and_not-3 answers-3 as-3 assistant_at-3 best-3 block-3 bug-3 bugs-3 by-3 caller-3 compare-3
    context_information-3 data-3 de_N-3 decide-3 del-3 document-3 el-3 executive_summary-3 expression-3 fasse-3 fasse_den-3 file-3 for_crm-3
    given_context-3 ids-3 in_#-3 in_eine-3 information-3 information_and-3 information_is-3 into-3 is_below-3 items-3 its-3 knowledge-3 label-3 las-3
    leave-3 les-3 mail-3 me-3 mention-3 messages-3 minutes_from-3 nach-3 nenne-3 no_prose-3 not-3 not_prior-3 note-3 nur-3 of-3 only-3 out_bugs-3 output-3
    phone-3 prior-3 prior_knowledge-3 problems-3 promised-3 prose-3 put-3 query_for-3 rank-3 record-3 security-3 security_problems-3 sort-3 sätzen-3
    sätzen_zusammen-3 terraform-3 translate_natural-3 trois_phrases-3 um-3 un-3 un_assistant-3 up-3 whether-3 write_at-3 you_condense-3 zusammen-3 #-4
    #_sentences-4 N_in-4 ^_return-4 ^_which-4 all-4 are_support-4 comma-4 comma_separated-4 en_trois-4 executive-4 extract-4 le-4 matters-4 matters_for-4
    missing-4 module-4 natural_language-4 of_report-4 of_this-4 order-4 paper-4 reader-4 separated-4 sql-4 staff-4 summary_of-4 support-4
    support_assistant-4 ticket-4 ticket_of-4 to_#-4 top-4 trois-4 turn-4 ^_list-5 ^_résume-5 ^_tl;dr-5 at_N-5 das-5 following-5 from_this-5
    meeting_transcript-5 phrases-5 reason-5 résume-5 tl;dr-5 was-5 condense-6 does-6 json-6 return-6 tests-6 this_meeting-6 transcript-6 write_N-6 agent-7
    code-7 from-7 la-7 list-7 meeting-7 minutes-7 out-7 query-7 report-7 summary-7 which-7 what-8 is-9 ^_summarize-10 or-11 summarize-14
  `,
}

/** Signs of replies. */
export const signWeights = {
  classify: `
    words:1+21 copied:0+17 named:system+16 ratio:0.1+16 shape:label+16 shape:labels-in-json+15 closed+14 relation:quotes+14 keyed+9 named:user+9
    marks:0.06+6 said:0.8+6 asked:120+4 shape:label-first+4 copied:more+3 marks:0+3 named:before+3 parts:some+3 ratio:0.35+3 copied:0.2-2 lines:long-2
    open-2 ordering-2 words:150-2 said:0.2-3 words:10-3 lines:short-4 speaks-4 order-5 pair:moved-5 sentences-5 shape:code-5 parts:moved-6 said:more-6
    array-7 parts:in-order-8 ratio:more-8 copied:0.5-9 asked:more-10 copied:0.8-10 words:3-10 words:40-11 marks:more-12 shape:json-12 ratio:0.7-17
    shape:prose-23
  `,
  rank: `
    parts:moved+38 array+18 numbered+16 order+15 words:3+15 ordering+13 ratio:0.1+13 relation:reorders+12 system+10 copied:0.8+9 named:before+9
    parts:in-order+9 closed+8 pair:moved+8 lines:short+7 shape:json+6 named:system+5 quoting+5 asked:60+4 marks:0.12+4 ratio:0.7+4 shape:labels-in-json+4
    marks:more+3 parts:none+3 shape:prose+3 unnamed:before+3 named:user+2 asked:120-2 marks:0.02-2 open-2 ratio:1.3-2 relation:condenses-2
    relation:quotes-2 said:0.8-2 shape:label-2 words:10-2 asked:more-3 bullets-3 marks:0-3 words:150-3 lines:long-4 shape:label-first-4 ratio:more-5
    copied:0.2-6 speaks-6 said:0.2-7 said:0.5-7 keyed-8 ratio:0.35-8 sentences-8 shape:code-8 said:more-9 words:40-10 copied:0-15
  `,
  extract: `
    keyed+27 shape:json+18 copied:more+17 relation:quotes+17 parts:none+16 parts:in-order+13 words:10+13 ratio:0.7+11 shape:labels-in-json+10 asked:60+8
    quoting+7 marks:0+6 lines:short+5 open+5 copied:0.5+4 ratio:0.35+4 words:40+4 marks:0.06+3 said:0.2+3 unnamed:before+3 asked:120+2 said:0.99+2
    said:more+2 bullets-2 marks:0.12-2 marks:more-2 pair:moved-2 words:3-2 named:user-3 parts:some-3 shape:label-3 speaks-3 lines:long-4 numbered-4
    ratio:0.1-4 relation:invents-4 relation:reorders-4 turns-4 array-5 order-5 ordering-5 named:system-6 words:1-6 words:150-6 named:before-7
    shape:prose-7 asked:12-8 closed-8 system-8 relation:condenses-9 ratio:1.3-10 parts:moved-11 sentences-14 shape:code-14 copied:0-15
  `,
  code: `
    shape:code+42 marks:more+26 asked:12+21 words:10+15 ratio:1.3+14 marks:0.12+9 ratio:more+8 said:more+8 words:40+8 copied:0.5+6 lines:short+6
    copied:0+5 said:0.2+5 shape:label+4 unnamed:before+4 exclaims+3 lines:long+3 copied:0.2+2 parts:some+2 named:before-2 ordering-2 speaks-2 asked:more-3
    bullets-3 marks:0.06-3 order-3 parts:in-order-3 parts:none-3 quoting-3 relation:reorders-3 said:0.8-3 numbered-4 words:3-4 asked:60-5 marks:0.02-5
    ratio:0.35-5 shape:json-5 shape:label-first-5 words:150-5 asked:120-6 closed-6 array-7 parts:moved-7 system-7 sentences-8 words:1-8 named:system-9
    relation:quotes-10 ratio:0.1-11 shape:prose-11 shape:labels-in-json-19 marks:0-21 keyed-25
  `,
  summarize: `
    relation:condenses+21 asked:more+18 bullets+18 sentences+17 shape:prose+16 copied:0.8+14 system+10 words:150+10 ratio:0.35+9 said:0.2+7 words:3+7
    marks:0+6 ratio:0.7+6 said:0.5+3 shape:label-first+3 said:more+2 array-2 asks-2 copied:0.5-2 copied:more-2 lines:long-2 lines:short-2 named:before-2
    order-2 ordering-2 said:0.8-2 turns-2 quoting-3 relation:reorders-3 copied:0-4 copied:0.2-4 marks:0.12-4 marks:more-4 named:user-4 shape:code-4
    closed-5 named:system-5 numbered-5 shape:json-5 marks:0.06-6 parts:in-order-6 parts:moved-7 words:1-7 unnamed:before-8 asked:60-9 ratio:0.1-9
    parts:none-10 relation:quotes-10 ratio:more-13 asked:12-17 words:10-17 shape:label-18
  `,
  text: `
    shape:prose+22 sentences+17 ratio:more+16 speaks+16 copied:0+12 marks:0+10 copied:0.2+9 lines:long+9 marks:0.02+9 words:40+8 turns+7
    relation:invents+6 words:150+6 asks+4 said:more+3 shape:label+3 array+2 asked:120+2 copied:0.5+2 open+2 said:0.5+2 said:0.99+2 shape:label-first+2
    keyed-2 named:before-2 named:system-2 ordering-2 parts:some-2 ratio:0.35-2 asked:more-3 named:user-3 numbered-3 ratio:1.3-3 relation:reorders-3
    shape:json-3 closed-4 quoting-4 ratio:0.1-4 parts:none-5 ratio:0.7-5 said:0.2-6 system-6 words:3-6 marks:0.12-7 parts:in-order-7 parts:moved-7
    words:10-7 bullets-8 relation:condenses-8 relation:quotes-10 shape:labels-in-json-10 marks:more-11 shape:code-11 copied:0.8-12 lines:short-13
    copied:more-18
  `,
}
