import type { LexiconSource } from "./lexicon.ts";

/** Indonesian, formal and as chatted, written by hand. */
export const indonesian: LexiconSource = {
  language: "id",
  valence: [
    [
      3,
      `luar_biasa keren mantap mantab mantul sempurna terbaik hebat istimewa fantastis memukau menakjubkan jempolan juara
      cinta mencintai sangat_puas suka_banget enak_banget recommended rekomended sukses_selalu top_markotop maknyus
      mantep ajib indah terindah lezat nikmat terenak bahagia alhamdulillah memuaskan kagum mengagumkan`,
    ],
    [
      2,
      `bagus baik enak puas senang suka menyenangkan nyaman ramah sopan cepat murah ringan lancar mudah membantu terbantu
      bermanfaat berguna lengkap bersih segar rapi asyik asik seru lucu cantik ganteng menarik unik gurih lembut empuk
      terima_kasih terimakasih makasih thanks thank trims tq nuhun matur_suwun apresiasi salut bangga sukses berhasil
      menang juara semangat rekomendasi direkomendasikan merekomendasikan pas cocok favorit andalan terpercaya amanah
      profesional responsif tanggap ramah-ramah sejuk adem asri romantis luas strategis tenang damai tentram hangat
      kreatif inovatif berkualitas terjangkau memadai gembira syukur bersyukur untung beruntung selamat good great best
      nice happy love cool wow hore yeay haha hahaha wkwk* hehe suka_sekali sayang_kamu cinta_kamu ciamik oke_banget
      cakep gokil manis wangi mewah elegan modern terang bervariasi variatif beragam favoritku kangen hadiah
      jempol bintang_lima sip josss joss jos worth_it ga_nyesel gak_nyesel tidak_menyesal tidak_mengecewakan gak_kecewa
      disukai kesukaan menyukai digemari meriah megah istimewa legendaris terkenal laris wajib_dicoba
      wajib_coba harus_coba patut_dicoba pelayanan_bagus terbaik_dari memanjakan menggugah menghibur membanggakan
      solusi bijak cerdas pintar jujur adil peduli mendukung dukung setuju maju makmur sejahtera aman terjamin`,
    ],
    [
      1,
      `ok oke lumayan cukup_baik cukup_enak cukup_bagus murah_meriah banyak_pilihan gratis diskon promo siap wajar santai
      tersedia berkah semoga sehat liburan akhir_pekan baru_dibuka spesial membaik meningkat berkumpul keluarga teman-teman
      pilihan pemandangan bareng hijau alami nongkrong cozy tempat_favorit memuaskan_hati kenyang mengenyangkan halal`,
    ],
    [
      -1,
      `lambat lama lelet lemot lamban antri antre mahal sulit susah ribet rumit bingung membingungkan kurang sayangnya
      sayang_sekali sempit panas berisik bising jauh sepi gelap macet telat terlambat menunggu nunggu tunggu
      masalah bermasalah kendala terkendala error gangguan salah hilang rugi biasa_saja biasa_aja standar_saja
      tawar hambar asin keras alot dingin basi bau kotor rusak cacat gagal keluhan mengeluh komplain batal dibatalkan
      capek lelah bosan membosankan sedih takut khawatir cemas aneh kasihan kecil kritik tuduh tuduhan menuduh miskin
      utang hutang korban bencana banjir kecelakaan sakit kesulitan pusing ragu kemahalan kelamaan dilarang tersangka`,
    ],
    [
      -2,
      `buruk jelek parah payah kecewa mengecewakan dikecewakan kesal kesel sebal sebel jengkel marah emosi geram benci
      tidak_puas gak_puas ga_puas tidak_enak gak_enak ga_enak tidak_bagus gak_bagus tidak_bisa gak_bisa ga_bisa nggak_bisa
      gabisa tidak_ada_respon gak_ada_respon tidak_direspon tidak_ada_tanggapan tidak_sesuai gak_sesuai tidak_ramah
      tidak_jelas gak_jelas ga_jelas tidak_profesional tidak_recommended kapok nyesel menyesal penipu penipuan tipu ditipu
      menipu nipu bohong pembohong berbohong pembohongan bodoh tolol goblok bego dungu idiot anjing anjir bangsat
      brengsek bajingan tai kampret sialan sial kurang_ajar tidak_sopan gak_sopan kasar jutek judes cuek sombong angkuh
      korupsi koruptor korup curang mencuri maling rampok merampok dirampok bunuh membunuh dibunuh pembunuhan teroris
      bom perang serangan menyerang kekerasan pemerkosaan mati meninggal tewas hancur menghancurkan kacau amburadul ancur
      menjijikkan menjijikan jijik najis muak mual muntah busuk sampah hoax hoaks fitnah dusta munafik licik jahat kejam
      zalim dzalim malas gak_guna ga_guna tidak_berguna percuma sia-sia rugi_banget merugikan dirugikan menyedihkan
      memalukan malu konyol ngawur omong_kosong lebay norak kampungan provokasi provokator rasis bangkrut bohongin
      php ngaco gila edan menyebalkan nyebelin ngeselin mengesalkan mengganggu terganggu sakit_hati sakit_perut diare
      kecoa lalat rambut_di tidak_layak kadaluarsa kadaluwarsa palsu abal-abal menyakitkan disappointed bad worst`,
    ],
    [
      -3,
      `terburuk sangat_buruk sangat_kecewa sangat_mengecewakan kecewa_berat kecewa_banget parah_banget terparah hina
      biadab laknat keparat jancuk asu kontol memek ngentot pelayanan_terburuk jangan_beli jangan_pernah tidak_akan_lagi
      tidak_akan_kembali ogah_balik kapok_banget menghina penghinaan`,
    ],
    [-0.5, `belum`],
    [
      0,
      `selamat_siang selamat_pagi selamat_sore selamat_malam kurang_lebih terima_kasih_sebelumnya lama-lama kurangnya`,
    ],
    [-1, `kurangnya kurang_enak kurang_bagus kurang_nyaman kurang_baik kurang_ramah kurang_bersih kurang_memuaskan`],
  ],
  negators: `tidak tak tdk gak ga nggak enggak ngga engga kagak bukan jangan belum tanpa kurang nda ndak g gk`,
  negatedFromBehind: false,
  intensifiers: `sangat banget bgt sekali amat terlalu benar-benar bener-bener sungguh super paling luar_biasa selalu
    begitu sekaliii terlampau`,
  dampers: `agak sedikit lumayan mungkin hampir kadang kadang-kadang cukup kalau jika andai`,
  contrasts: `tapi tetapi namun sayangnya hanya_saja akan_tetapi cuma padahal walaupun meskipun`,
  expected: `bisa berfungsi jalan respon direspon merespon balas dibalas jawab dijawab jawaban datang sampai terima diterima
    dikirim kirim masuk login akses ada jelas sesuai layak terbuka muncul konek connect nyambung tersambung aktif peduli
    dibantu bantu cocok kembali refund balikin tanggapan dapat dapet laku berkualitas`,
  questions: `apa apakah apaan siapa kapan mana dimana di_mana kemana bagaimana gimana gmn mengapa kenapa knp berapa bisakah
    bolehkah adakah mau_tanya tanya bertanya numpang_tanya apa_benar kok`,
  openers: `bisa boleh ada apakah masih sudah`,
  requests: `tolong mohon minta bantu bantuan bantuannya dibantu pls please harap segera cek dicek diproses tindak_lanjut
    ditindaklanjuti jelaskan info infonya informasi kabari hubungi balas respon mohon_bantuan mau_tanya ingin_bertanya
    butuh perlu kembalikan refund minta_tolong`,
  problems: `masalah kendala error gangguan tidak_bisa gak_bisa ga_bisa nggak_bisa gabisa rusak hilang salah terlambat telat
    belum_sampai belum_datang belum_terima belum_masuk belum_diterima belum_ada belum lambat lemot mati putus gagal
    komplain keluhan kecewa mengecewakan penipuan ditipu saldo_terpotong terpotong tidak_sesuai cacat refund batal
    dibatalkan diblokir terblokir tidak_ada_respon menunggu nunggu parah buruk rugi dirugikan hack dihack`,
  thanks: `terima_kasih terimakasih makasih thanks thank tq trims nuhun sudah_bisa udah_bisa sudah_beres beres oke ok siap
    sip mantap`,
  functions: {
    finance: `tagihan* bayar pembayaran dibayar refund saldo transfer rekening bank kartu_kredit cicilan biaya pajak uang
      dana pengembalian_dana bunga denda kembalian`,
    commerce: `pesan pesanan pesananku order orderan kirim pengiriman dikirim paket kurir barang ongkir resi stok keranjang
      checkout retur tukar toko belanja beli dibeli penjual ukuran ekspedisi`,
    product: `aplikasi app update versi fitur bug kualitas produk desain saran usul baterai rasa menu resep perbaikan_fitur`,
    sales: `harga berapa_harga penawaran paket_data langganan berlangganan daftar upgrade minat tertarik katalog ready
      ready_stock pricelist`,
    marketing: `promo diskon voucher kupon poin undian giveaway kuis event acara kampanye_iklan sponsor newsletter cashback
      endorse kolaborasi`,
    advertising: `iklan iklannya baliho spanduk`,
    public_relations: `wartawan jurnalis media_massa pers berita wawancara siaran_pers boikot skandal klarifikasi`,
    legal: `pengacara hukum gugat menggugat gugatan tuntut menuntut lapor_polisi polisi pengadilan privasi data_pribadi
      ylki somasi melanggar undang-undang hak_konsumen`,
    people: `lowongan loker kerja melamar lamaran cv gaji karyawan magang rekrut* karir hrd phk pegawai`,
    research: `survei survey kuesioner penelitian skripsi riset tesis`,
    care: `bantu bantuan layanan cs customer_service akun login password kata_sandi sandi jaringan sinyal internet gangguan
      error masalah keluhan komplain tiket jadwal penerbangan bagasi teknisi garansi servis service pelayanan otp`,
  },
  substance: `sudah_kami telah_kami kami_sudah kami_telah dikembalikan diproses diganti dibatalkan diperbaiki selesai dikirimkan
    diteruskan dilaporkan tim_kami teknisi sampai_dengan karena dikarenakan agar supaya dapat_dilakukan silakan_klik klik
    buka pilih pengaturan coba restart ulang instal langkah ikuti berikut hari_kerja jam estimasi tersedia harga biaya
    termasuk tidak_tersedia belum_tersedia bisa tidak_dapat ya berlaku mulai akan jadwal alamat`,
  redirects: `dm via_dm melalui_dm pesan_langsung direct_message kirim_dm cek_dm inbox hubungi_kami menghubungi silakan_hubungi
    informasikan infokan sertakan kirimkan follow_kami nomor_telepon nomor_pelanggan nomor_pesanan data_diri detail
    kami_bantu bantu_cek kami_cek pengecekan`,
  courtesies: `terima_kasih terimakasih halo hai selamat_pagi selamat_siang selamat_sore selamat_malam maaf mohon_maaf
    ketidaknyamanan ketidaknyamanannya kami_mengerti sama-sama salam senang kak sis gan semoga`,
};
