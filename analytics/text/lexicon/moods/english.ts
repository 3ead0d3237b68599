import type { Valence } from "../lexicon.ts";

/** More English words of mood: feelings, blame and praise of goods and services, slang. Written by hand. */
export const englishMoods: readonly Valence[] = [
  [
    3,
    `exceeded_expectations exceeded_my_expectations beyond_my_expectations couldn't_be_happier could_not_be_happier
    couldn't_be_better cannot_fault can't_fault cant_fault second_to_none one_of_a_kind out_of_this_world must_have
    must_buy must_see a_must 10_out_of_10 ten_out_of_ten first_class absolute_gem absolute_legend love_how loved_every
    made_my_week made_my_year over_the_moon chuffed gobsmacked spot_on bang_on on_point obsessed_with slaps slayed slay
    goat banger so_good so_beautiful so_helpful so_kind so_grateful so_thankful so_blessed best_day best_night
    game_changing mind_blowing jaw_dropping`,
  ],
  [
    2,
    `helpful knowledgeable attentive hassle_free stress_free painless effortless effortlessly intuitive well_made well_built
    high_quality good_quality great_value good_value value_for_money good_service great_service excellent_service
    quick_response fast_response fast_delivery quick_delivery arrived_early on_time as_described as_advertised as_expected
    works_perfectly works_like_a works_fine works_great does_the_job does_the_trick does_what_it highly_rated very_pleased
    really_pleased well_pleased would_recommend will_recommend recommended definitely_recommend would_buy will_buy_again
    buy_again order_again use_again coming_back will_be_back come_back_again loyal_customer happy_customer went_above
    went_out_of hats_off shout_out props big_up respect no_complaints no_issues no_hassle no_fuss can't_complain
    never_disappoints never_disappointed did_not_disappoint didn't_disappoint not_disappointed never_fails trouble_free
    sturdy durable crisp comfy snug lightweight handy delish scrumptious mouth_watering flavorful flavourful fresh_and
    spacious spotless gorgeous stunner cutest sweetie adorbs lush hottie handsome dreamy wholesome uplifting
    can't_stop_laughing cracking_up cracked_me_up made_me_laugh made_me_happy made_me_smile feels_good feel_good feel_better
    feeling_better feeling_great glad_to happy_that so_pumped so_ready let's_gooo yasss yaaas woop w00t whoop hell_yeah
    heck_yeah oh_yeah yesss nailed_it well_played good_game good_stuff great_stuff great_news good_news great_day good_vibes
    killing_it killed_it killer_app smashed_it crushed_it bomb.com da_bomb dope rad lit fire_emoji sick_beat
    good_for_you proud_of_you miss_you love_u luv_u ily ilysm bestie besties fam_love hubby wifey hero_of
    enjoyed_it really_enjoyed enjoyed_every entertaining riveting gripping page_turner moving_story captivating
    recovered thriving blossoming flourishing unstoppable champion champions champs victorious undefeated clutch_win`,
  ],
  [
    1,
    `sorted_out figured_it_out got_it_working up_and_running back_online back_up_again good_enough fair_enough
    not_too_bad not_so_bad pretty_decent better_than_expected better_than_nothing worth_a_try worth_a_look worth_watching
    worth_reading worth_the_money worth_the_wait worth_the_price looking_good sounds_good sounds_great sounds_like_fun
    seems_good cant_hurt reasonable_price good_price good_deal great_deal steal_at on_sale feeling_lucky psyched hooked
    comforting soothing cosy chill chilling relaxed refreshed rested well_rested laid_back stress-free heartening promising`,
  ],
  [
    -1,
    `nah nope meh ugh bleh blah pfft smfh facepalm oops whoops yikes oh_dear oh_no uh_oh sadly regrettably alas wish_i_had
    wish_i_could wish_it_was i_wish_they wish_they_would should_have should've could_have_been would_have_been supposed_to_be
    used_to_be what_happened what_is_going what_the why_is why_are why_do why_does why_would why_can't why_cant why_won't
    why_not how_can_you how_dare how_hard_is how_long_do how_come who_the still_waiting still_no still_hasn't
    still_haven't still_don't still_can't still_isn't not_yet yet_again once_again again_and_again over_and_over
    every_single_time third_time second_time so_long too_much too_many too_small too_big too_late too_expensive too_short
    too_loud too_hard too_hot too_cold not_enough not_worth less_than_ideal not_ideal not_as_good not_as_described
    not_as_advertised not_what_i could_be_better could_do_better needs_improvement room_for_improvement lacking lacklustre
    lackluster underwhelming unremarkable forgettable uninspired average_at_best hit_and_miss hit_or_miss flimsy
    clunky buggy laggy janky wonky choppy grainy pixelated scratchy noisy stuffy cramped musty stale bland tasteless soggy
    greasy overcooked undercooked lukewarm watered_down half_empty run_down outdated dated out_of_date sketchy shady fishy dodgy
    iffy sus cringey tacky cheesy corny petty salty clingy needy nosy bossy pushy moody grouchy cranky hangry restless
    sleepy exhausted drained burnt_out burned_out worn_out knackered hungover jet_lag homework midterm midterms
    monday_morning traffic_jam stuck_in_traffic running_late missed_my missed_the lost_my forgot_my gave_up giving_up
    ran_out_of sold_out called_in_sick headache migraine tummy_ache toothache fever sore_throat flu
    in_tears tearing_up heartbroken left_out ignored unloved unwanted unappreciated overlooked`,
  ],
  [
    -2,
    `fed_up had_enough sick_and_tired last_straw lost_patience wasted_my waste_my waste_of_time waste_of_money money_down
    want_my_money_back want_a_refund demand_a_refund no_refund refund_refused money_back_please rip_offs overcharge
    overcharging hidden_fees hidden_charges hidden_costs false_advertising bait_and_switch con_artists conned swindled
    scammed scammer scammers phishing fraudulent charged_twice charged_me_twice wrong_item wrong_size wrong_order
    wrong_address never_arrived never_came never_received never_showed didn't_arrive hasn't_arrived not_arrived not_received
    not_delivered did_not_receive didn't_receive haven't_received lost_package missing_parts missing_items fell_apart
    fall_apart falls_apart stopped_working no_longer_works doesn't_even dont_even won't_even can't_even_get quit_working
    keeps_crashing keeps_freezing keeps_dropping keeps_failing keeps_saying keep_getting_error kicked_me_out logged_me_out
    locked_out locked_me_out cut_me_off hung_up_on passed_around passed_from_pillar pillar_to_post run_around runaround
    given_the_runaround on_hold_for been_on_hold hours_on_hold no_one_answers nobody_answers no_one_answered no_answer
    no_one_cares could_care_less not_my_problem not_good_enough below_average below_par poor_service poor_quality
    bad_service bad_experience bad_quality terrible_service worst_service slowest shocking_service joke_of_a not_helpful
    no_help_at_all not_recommend don't_recommend wouldn't_recommend would_not_recommend cannot_recommend can't_recommend
    never_buy never_buying never_using never_use never_go never_going_back not_going_back won't_be_back will_not_return
    won't_be_using switching_to switching_provider leaving_you cancel_my cancelling_my lost_a_customer lost_my_business
    taking_my_business avoid_this steer_clear buyer_beware do_not_buy don't_buy dont_buy don't_waste do_not_waste
    don't_bother dont_bother regret_buying unreliable inaccurate misleading deceptive dishonest unethical shameful shameless
    ungrateful heartless ruthless spineless gutless brainless mindless senseless pointless tasteless worthless useless hopeless
    helpless clueless delusional pretentious arrogant condescending patronising patronizing dismissive ignorant bigoted
    xenophobic homophobic sexist misogynist misogynistic hateful spiteful obnoxious insufferable unbearable intolerable
    infuriating maddening enraging aggravating exasperating irritating vexing nauseating sickening revolting gross
    filthy mouldy moldy rotten rancid putrid infested cockroach cockroaches bedbugs food_poisoning made_me_sick threw_up
    throwing_up puke puking unhygienic unsanitary scumbag scum douche douchebag prick wanker tosser twat bellend git arse
    bollocks bloody_hell crap_service crappy shitshow clusterfuck dumpster_fire train_wreck trainwreck car_crash
    total_mess utter_mess complete_mess shambles fiasco debacle farce travesty mockery laughing_stock failure failures epic_fail
    heartbreaking devastating soul_destroying depressing depressed miserable lonely crying_my broke_my_heart breaks_my_heart
    makes_me_sad makes_me_sick makes_me_mad makes_me_angry makes_me_want pisses_me drives_me_crazy driving_me_crazy
    driving_me_insane gets_on_my get_on_my_nerves doing_my_head worst_day bad_day bad_night can't_deal can't_cope
    can't_breathe i_can't_sleep hate_it hate_this hate_that hate_you hate_myself i_hate life_sucks kill_me shoot_me
    go_to_hell screw_you f_you eff_off get_lost piss_off pissed_off what_a_waste what_a_shame what_a_mess what_the_hell
    what_the_fuck wtf_man for_fuck's for_god's for_crying are_you_kidding you_kidding_me got_to_be_kidding have_got_to_be
    drunk_driver overdose stabbed shot_dead gunman gunned hostage hostages kidnap* bombing bombings casualties deadly fatal
    fatally wounded wounds massacre slaughter* tyrant tyranny dictator* oppression oppressive extremist* radicals
    hijack* invasion invaded atrocities injured_in lawsuit indicted convicted guilty accused sexual_assault
    molest* pedophil* brainwash* propaganda hoax fake_news liars cheaters backstabb* two_faced`,
  ],
  [
    0,
    `no_doubt no_brainer why_not_try bad_boy bad_boys bad_blood bad_ass badass lost_in_translation breaking_bad sick_tune`,
  ],
  [2, `no_brainer badass`],
  [0, `lol lmao like_the like_this like_that like_it miss the_best_of`],
];
