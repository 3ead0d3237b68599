import type { Valence } from "../lexicon.ts";

/** More Indonesian words of mood: feelings, blame and praise of goods, places and services, slang. Written by hand. */
export const indonesianMoods: readonly Valence[] = [
  [
    3,
    `spektakuler fenomenal fantastik dahsyat wow_banget top_banget mantap_banget keren_banget keren_abis bagus_banget bagus_sekali
    sangat_bagus sangat_baik sangat_enak sangat_nyaman sangat_ramah sangat_lezat sangat_membantu sangat_memuaskan
    sangat_menyenangkan sangat_indah sangat_suka sangat_senang sangat_cocok sangat_recommended sangat_direkomendasikan
    sangat_merekomendasikan enak_sekali lezat_sekali nyaman_sekali indah_sekali ramah_sekali puas_banget puas_sekali
    senang_banget senang_sekali seneng_banget cinta_banget sayang_banget_sama the_best best_banget terfavorit terlezat termantap
    terkeren juara_banget nagih bikin_nagih ketagihan bikin_ketagihan bintang_5 lima_bintang acungan_jempol dua_jempol empat_jempol
    jempol_dua tak_tertandingi tiada_duanya tidak_ada_duanya tak_terlupakan selalu_puas selalu_suka pasti_balik pasti_kembali
    bakal_balik bakal_kembali balik_lagi ingin_kembali akan_kembali mau_balik_lagi datang_lagi kesini_lagi kembali_lagi`,
  ],
  [
    2,
    `seneng sukak demen gemar doyan hobi menggemari mengagumi terkagum terkesan terpesona terpukau terharu terhibur berkesan mengesankan
    menggembirakan membahagiakan menenangkan menyejukkan menyegarkan menyehatkan menghangatkan mengharukan menginspirasi inspiratif
    inspirasi memotivasi motivasi memesona mempesona menawan cantiknya eksotis estetik estetis instagramable instagrammable
    fotogenik artistik kekinian kece kece_badai cetar badai_cantik unyu imut gemes gemesin menggemaskan lucunya kocak ngakak
    ketawa tertawa tawa gelak senyum tersenyum ceria riang sukacita bahagianya happy_banget kebahagiaan kesenangan kepuasan kenyamanan
    keindahan kelezatan kenikmatan kenangan_indah pengalaman_menyenangkan suasananya_nyaman betah kerasan homey homy cozy kalem
    sopan-santun santun baik_hati dermawan murah_hati tulus ikhlas setia bijaksana teladan panutan berjasa berdedikasi berbakat
    berprestasi prestasi berkelas berkualitas_tinggi kualitas_bagus kualitas_terjamin terjaga higienis steril rapih tertata terawat
    terang_benderang harum segar_sekali juicy crispy renyah garing kriuk legit gurihnya sedap sedep mantul mantep_banget yummy yumm
    nyam nyummy maknyuss mak_nyus menggugah_selera menggiurkan menggoda ngiler nendang bumbunya_meresap meresap pas_di_lidah
    pas_dilidah cocok_di_lidah pas_di_kantong ramah_di_kantong ramah_kantong bersahabat harga_bersahabat murmer terjangkau_banget
    hemat hematnya worthed worth sepadan sebanding sesuai_harga sesuai_harapan sesuai_pesanan sesuai_deskripsi sesuai_gambar
    melebihi_ekspektasi di_luar_ekspektasi tepat_waktu cepat_sampai cepat_tanggap cepat_banget respon_cepat fast_respon fast_response
    pengiriman_cepat packing_rapi packing_aman barang_bagus barang_sesuai seller_ramah sukses_terus semoga_sukses maju_terus terus_maju
    pertahankan tingkatkan_terus good_job nice_job goodjob well_done thank_you thankyou makasi makasih_banyak terima_kasih_banyak
    terimakasih_banyak suwun hatur_nuhun syukurlah puji_tuhan puji_syukur masya_allah masyaallah subhanallah barakallah insya_allah_sukses
    selamat_ulang_tahun selamat_atas selamat_buat selamat_untuk semangat_terus bravo hidup_jokowi_ku kemenangan pemenang menangkan
    kesuksesan keberhasilan berjaya jaya unggul unggulan andal handal canggih praktis mempermudah memudahkan gampang simpel simple_dan
    efektif efisien lincah gesit kuat kokoh awet tahan_lama anti_ribet tanpa_ribet tidak_masalah gak_masalah tidak_ada_masalah
    tidak_mahal gak_mahal tidak_terlalu_mahal tidak_kalah gak_kalah tak_kalah tidak_salah_pilih tidak_ragu jangan_ragu
    tidak_bosan gak_bosan tidak_membosankan tak_membosankan tak_pernah_bosan tidak_pernah_bosan tidak_pernah_mengecewakan
    tidak_akan_menyesal tidak_rugi gak_rugi ga_rugi nggak_nyesel tak_menyesal gak_bikin_kecewa patut_dikunjungi layak_dikunjungi
    layak_dicoba wajib_dikunjungi harus_dikunjungi perlu_dicoba cocok_untuk cocok_buat tempat_asik tempat_asyik tempat_nyaman
    makanan_enak makanannya_enak pelayanan_ramah pelayanan_cepat pelayanan_baik pelayanan_memuaskan suka_sama suka_dengan
    suka_ngumpul suka_nongkrong rekomen rekomended_banget recomended recommend recomend rekomendasiin favorite fav best_seller
    hits hitz ngehits terkenal_enak kebanggaan bangga_sama bangga_dengan kagum_sama salut_sama respek respect hormat menghormati
    perdamaian kedamaian kerukunan rukun toleransi persatuan bersatu keadilan kejujuran kebaikan keberkahan diberkahi mulia pahlawan
    menolong penolong sayang_anak kasih_sayang cintaku kekasih peluk rindu_bertemu`,
  ],
  [
    1,
    `lumayan_enak lumayan_bagus lumayan_murah cukup_nyaman cukup_murah cukup_ramah cukup_lengkap cukup_memuaskan cukup_terjangkau
    cukup_luas cukup_bersih not_bad boleh_juga bolehlah oke_lah oke_juga enak_juga bagus_juga relatif_murah alternatif
    unik_dan khas tradisional otentik autentik lembut_di kumpul_keluarga bersama_keluarga bersama_teman gratis_ongkir cashback
    terbuka strategis_di mudah_dijangkau mudah_ditemukan mudah_dicari banyak_menu menu_beragam view_bagus pemandangan_indah udara_segar
    tenteram sejuk_dan berkembang perkembangan harapan berharap_sukses optimis yakin percaya_diri sabar_ya`,
  ],
  [-0.5, `kenapa mengapa kok_gitu kok_bisa katanya malah padahal masa_sih masak_sih tapi_kok tolong aduh duh`],
  [
    -1,
    `kurang_cepat kurang_luas kurang_jelas kurang_rapi kurang_terawat kurang_segar kurang_cocok kurang_pas kurang_puas kurang_suka
    kurang_nyaman kurang_berasa kurang_nendang kurang_strategis kurang_sesuai kurang_tanggap kurang_responsif kurang_profesional
    kurang_ajar_banget kurang_memadai kurang_lengkap kurang_menarik kurang_enak_dilihat terlalu_mahal terlalu_lama terlalu_manis
    terlalu_asin terlalu_pedas terlalu_kecil terlalu_ramai terlalu_sempit terlalu_berisik terlalu_jauh terlalu_keras agak_mahal agak_lama
    agak_lambat agak_kurang agak_kecewa sedikit_kecewa lumayan_mahal lumayan_lama cukup_mahal cukup_lama relatif_mahal harga_mahal
    harganya_mahal mahal_banget mahal_sekali sangat_mahal pricey overprice overpriced over_priced kemahalan_untuk tidak_sebanding
    gak_sebanding tidak_sepadan gak_worth tidak_worth lama_banget lama_sekali sangat_lama sangat_lambat lambat_banget lemot_banget
    lelet_banget lola ngelag lag ngadat macet_total susah_banget susah_sinyal sinyal_jelek sinyal_hilang hilang_sinyal no_signal
    jaringan_jelek jaringan_lemot kuota_habis pulsa_hilang pulsa_berkurang tersedot kesedot terpotong kepotong putus putus-putus
    disconnect down_terus trobel trouble eror gangguan_terus bermasalah_terus mati_lampu listrik_mati padam pemadaman banjir_lagi
    longsor gempa kebakaran kecelakaan terluka luka cedera lecet sembelit demam flu batuk pilek meriang gerah kepanasan kedinginan
    lapar kelaparan haus ngantuk mengantuk begadang kurang_tidur susah_tidur galau baper gundah gelisah resah cemasnya was-was
    deg-degan panik takutnya ketakutan menakutkan seram serem ngeri mengerikan mencekam trauma bingung_mau bete bt bosen jenuh monoton
    gitu-gitu_aja gitu_gitu_aja begitu-begitu_saja biasa_banget biasa_sekali rasanya_biasa rasa_biasa standar_banget so_so hambar_banget
    kurang_bumbu tidak_berasa ga_berasa gak_berasa tidak_fresh tidak_segar tidak_matang kurang_matang mentah gosong overcook keasinan
    kemanisan berminyak amis apek pengap lembab kumuh kusam usang tua_dan kuno ketinggalan_jaman bocor retak robek sobek pecah penyok
    lecek luntur patah copot lepas salah_kirim salah_barang barang_kurang barang_rusak barang_cacat belum_sampai belum_datang belum_dikirim
    belum_diterima belum_ada_kabar belum_ada_respon belum_ada_tanggapan belum_dibalas belum_direfund belum_masuk belum_juga
    tidak_dibalas tidak_dikirim tidak_datang tidak_sampai tidak_diterima tidak_masuk tidak_tersedia tidak_ada_perubahan
    tidak_bisa_login tidak_bisa_dihubungi susah_dihubungi sulit_dihubungi tidak_diangkat tidak_berfungsi tidak_mau tidak_suka gak_suka
    ga_suka nggak_suka enggak_suka tidak_senang tidak_nyaman gak_nyaman ga_nyaman tidak_aman tidak_bersih tidak_terawat tidak_adil
    tidak_setuju gak_setuju tidak_pantas tidak_layak_makan tidak_masuk_akal gak_masuk_akal tidak_becus gak_becus ga_becus becus tidak_peduli
    gak_peduli tidak_menghargai tidak_jujur tidak_tahu_malu gak_tau_malu ga_tau_diri tidak_tahu_diri tidak_recommended tidak_rekomen
    tidak_merekomendasikan tidak_akan_balik tidak_akan_beli ga_akan_balik gak_bakal_balik gak_lagi-lagi cukup_sekali cukup_tau
    miskomunikasi misuh ngomel ngomel-ngomel mengomel marah-marah cekcok bertengkar berantem ribut rusuh kerusuhan demo_anarkis anarkis
    anarki bentrok konflik kontroversi polemik pro_kontra sindir nyinyir menyindir cibir julid ghibah gosip iri dengki sirik cemburu
    curiga mencurigakan waspada bahaya berbahaya ancam mengancam ancaman teror tegang paksa dipaksa terpaksa memaksa pemaksaan
    dituntut digugat dilaporkan tersandung kasus_korupsi terjerat ditangkap dipenjara penjara dihukum divonis terdakwa pelaku`,
  ],
  [
    -2,
    `mengecewakan_banget kecewanya kekecewaan kesalnya kekesalan keselnya sebel_banget jengkel_banget jengkelin bikin_kesal bikin_kesel
    bikin_emosi bikin_marah bikin_kecewa bikin_malu bikin_pusing bikin_muak bikin_bete bikin_ilfil ilfil ilfeel naik_darah
    geregetan muaknya najisin jijay jijik_banget ogah males banget_males malesin males_banget gedek dongkol gondok kzl ksl murka
    amarah benci_banget kebencian membenci dibenci dendam musuh sakitnya tersakiti menyakiti perih pedih pilu duka berduka nestapa nelangsa
    merana sengsara kesengsaraan menderita penderitaan tersiksa menyiksa siksa disiksa tertindas menindas penindasan dijajah penjajah
    ditindas terpuruk keterpurukan putus_asa depresi stres stress frustasi frustrasi hancur_hati patah_hati menangis nangis tangis
    air_mata tersedu kesedihan sedihnya sedih_banget kasian kehilangan ditinggal ditinggalkan diputusin diselingkuhi selingkuh
    pengkhianat berkhianat dikhianati khianat pengkhianatan musyrik kafir sesat menyesatkan bidah setan iblis dajjal terkutuk kutuk
    mengutuk durhaka dosa berdosa maksiat haram zina cabul mesum bejat bejad amoral tak_bermoral tidak_bermoral tidak_beradab
    tak_beradab bengis sadis brutal beringas ganas kejamnya kekejaman keji barbar bengal bandel nakal begal preman premanisme
    rampas dirampas merampas menjarah penjarah penjarahan jarah sikat_uang penggelapan gelapkan pungli suap disuap menyuap penyuapan 
    kongkalikong rekayasa manipulasi memanipulasi bodong ilegal penyelundup palsunya pemalsuan penipunya modus tukang_tipu tukang_bohong
    ngibul kibul kibulin dikibulin pembodohan dibodohi membodohi kebohongan kebodohan bodohnya bloon blo'on oon o'on pekok pea pe'a
    sinting sarap gendeng gak_waras tidak_waras otak_udang otak_dengkul tanpa_otak gak_punya_otak tidak_punya_otak gak_ada_otak
    gak_punya_malu muka_tembok muka_dua bermuka_dua cari_muka penjilat jilat_pantat antek boneka pengecut pecundang banci bencong
    pelacur lonte jablay perek sundal bangke bangkai babi monyet kunyuk kadal cebong kampret_banget kecoak tikus tikus_berdasi
    anjay_kesel anjrit jancok cok cuk dancok asem semprul kampang pukimak puki pantek pantat kimak taik tahi berak boker kentut
    bacot bacod banyak_bacot omdo omong_doang ngemeng ngebacot nyolot songong belagu sok_tau sok_tahu sok_suci sok_pintar sok_jago
    sok_hebat sok_kuasa sok_keren tengil resek rese reseh kepo_banget caper cari_perhatian pencitraan munafiknya sombongnya angkuhnya
    arogan semena-mena sewenang-wenang seenaknya seenak_jidat seenak_udel diskriminasi diskriminatif rasisme rasialis sara intoleran
    radikal radikalisme ekstremis fanatik fasis diktator otoriter tirani kriminal kriminalisasi kejahatan penjahat terorisme bom_bunuh
    ledakan meledak pengeboman pembantaian membantai dibantai pembunuh dibacok bacok tusuk ditusuk ditembak penembakan dianiaya
    menganiaya penganiayaan dipukul dipukuli memukuli dikeroyok diperkosa pemerkosa memperkosa pelecehan melecehkan dilecehkan
    menghujat hujat hujatan dihujat caci caci_maki mencaci memaki makian cacian menghinakan dihina penghinaan merendahkan direndahkan
    meremehkan diremehkan mempermalukan dipermalukan memuakkan memprihatinkan prihatin miris ironis tragis tragedi malapetaka petaka
    musibah celaka apes naas nahas bobrok bobroknya rusak_parah rusaknya hancurnya kehancuran perusak merusak dirusak porak_poranda berantakan
    semrawut carut_marut kacau_balau kekacauan ruwet runyam gaje gajelas tak_jelas absurd aneh_banget konyolnya dagelan badut
    lawakan_politik sandiwara drama_banget lelucon bualan membual hoaxnya propaganda adu_domba mengadu_domba pecah_belah memecah_belah
    gagal_total kegagalan gagalnya jatuh_bangkrut kebangkrutan merosot anjlok terjun_bebas krisis resesi phk dipecat pecat copot_jabatan
    mundur_saja turunkan lengserkan bubarkan boikot musnahkan tenggelamkan hapus_saja blokir tutup_saja
    tidak_bermutu gak_bermutu tidak_berkualitas kualitas_jelek kualitas_buruk kualitas_rendah barang_jelek murahan pelayanan_buruk
    pelayanan_jelek pelayanan_lambat pelayanan_parah pelayanannya_buruk pelayanannya_jelek pelayanannya_lambat pelayanannya_parah
    tidak_memuaskan kurang_memuaskan_banget tidak_menyenangkan tidak_menarik tidak_sesuai_harapan tidak_sesuai_pesanan
    tidak_sesuai_ekspektasi di_bawah_ekspektasi dibawah_standar tidak_tanggung_jawab tidak_bertanggung_jawab gak_tanggung_jawab
    lepas_tangan cuci_tangan acuh acuh_tak_acuh diabaikan mengabaikan dicuekin tidak_dilayani tidak_dihiraukan dipingpong dioper-oper
    buang_waktu buang_uang buang-buang_uang buang-buang_waktu membuang_waktu membuang_uang uang_hilang rugi_waktu sia_sia kapok_kesini
    kapok_beli nyesel_beli menyesal_beli nyesel_kesini jangan_kesini jangan_ke_sini jangan_pakai jangan_percaya jangan_mau
    hati-hati_penipuan awas_penipuan tertipu ketipu pembohong_besar keracunan beracun racun belatung ulat kotoran cicak semut_di
    jorok kotor_banget kotor_sekali bau_banget bau_busuk kecut tengik berjamur jamuran bangkrut_aja ampas sampah_banget`,
  ],
  [2, `bikin_ngiler air_mata_bahagia gila_enak enak_gila gokil_abis`],
  [
    -1,
    `sudah_menunggu lama_menunggu menunggu_lama masih_menunggu sudah_dingin keburu_dingin salah_kirim salah_pesanan salah_alamat`,
  ],
  [0, `salah_satu kecil jauh dingin panas asin asem babi sepi lapar menunggu tunggu relatif hangat_hangat`],
];
