//! Commands of the program. Exit code 0, or a one-line reason on standard error.

use crate::clock::{self, Clock};
use crate::config::Config;
use crate::http::session;
use crate::pages::links::fresh_id;
use crate::{dataset, inspect, routes, seed, serve};
use clap::{Parser, Subcommand, ValueEnum};
use domain::actor::Role;
use domain::key::OrganisationCode;
use domain::people::address;
use domain::text;
use std::path::PathBuf;
use std::process::ExitCode;
use store::{NewAccount, Store};

#[derive(Parser)]
#[command(
    name = "wirkungskompass",
    version,
    about = "Workflow and evaluation tracker for strategy measures"
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Answer requests until SIGTERM (the default command)
    Serve {
        /// Fill an empty store with the demonstration data set and offer the demonstration accounts
        #[arg(long)]
        demo: bool,
    },
    /// Bring the store to the schema of this program
    Migrate,
    /// Fill an empty store with data
    Seed {
        /// How much
        #[arg(long, value_enum, default_value = "demo")]
        size: Size,
        /// Start of the random numbers: the same seed gives the same data
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Read files that a source publishes and say what they hold
    Import {
        /// Only say what the files hold; nothing is stored
        #[arg(long, required = true)]
        check: bool,
        /// The files
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Check that every record reads, every reference resolves, and nobody touched the journal
    Verify,
    /// Keep the people who have an account; only while the server does not run on an embedded store
    User {
        #[command(subcommand)]
        command: UserCommand,
    },
    /// List every route with method, permission, and whether it writes
    Routes {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Subcommand)]
enum UserCommand {
    /// Create an account and print the link to open it
    Invite {
        /// Sign-in name
        #[arg(long)]
        email: String,
        /// Name
        #[arg(long)]
        name: String,
        /// What the person may do: member, deputy, chair, guest, planner, secretariat, admin
        #[arg(long)]
        role: String,
        /// Code of the organisation, such as ORG02
        #[arg(long)]
        organisation: Option<String>,
    },
}

/// How much data to generate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Size {
    /// The demonstration data set.
    Demo,
    /// 50 measures, 1,000 values.
    S,
    /// 500 measures, 10,000 values.
    M,
    /// 5,000 measures, 100,000 values.
    L,
    /// 5,000 measures, 1,000,000 values.
    Xl,
}

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// Runs the program.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .json()
        .with_writer(std::io::stderr)
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("KOMPASS_LOG")
                .unwrap_or_else(|_| "warn,audit=info".into()),
        )
        .init();
    match start(cli.command.unwrap_or(Command::Serve { demo: false })) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wirkungskompass: {error}");
            ExitCode::FAILURE
        }
    }
}

fn start(command: Command) -> Result<(), Failed> {
    // The embedded store evaluates nested values on the stack: small stacks overflow.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(20 * 1024 * 1024)
        .build()?;
    let result = runtime.block_on(execute(command));
    // Dropping the runtime drops the last handle of the store, which closes it.
    runtime.shutdown_timeout(std::time::Duration::from_secs(10));
    result
}

async fn execute(command: Command) -> Result<(), Failed> {
    if let Command::Routes { json } = command {
        return print_routes(json);
    }
    if let Command::Import { files, check: _ } = &command {
        for file in files {
            print!("{}", inspect::inspect(file)?);
        }
        return Ok(());
    }
    let config = Config::from_env()?;
    clock::set_zone(config.time_zone);
    if let store::DbUrl::RocksDb(path) = &config.db_url {
        std::fs::create_dir_all(path).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    match command {
        Command::Serve { demo } => {
            serve::serve(config, demo).await?;
        }
        Command::Migrate => {
            let store = Store::open(&config.db_url).await?;
            let version = store.schema_version().await?.unwrap_or_default();
            println!("The store has schema {version}.");
        }
        Command::Seed { size, seed } => {
            let store = Store::open(&config.db_url).await?;
            if !store.is_empty().await? {
                return Err("the store is not empty; nothing was changed".into());
            }
            let clock = config.demo_date.map_or_else(Clock::real, Clock::starting_on);
            let password = config.demo_password.unwrap_or_else(|| {
                let random = dataset::random_password();
                println!("Password of the demonstration accounts: {random}");
                random
            });
            serve::load_demo(&store, clock, &password).await?;
            seed::add(&store, size, seed, clock).await?;
        }
        Command::Verify => {
            let store = Store::open(&config.db_url).await?;
            let (counts, findings) = store.verify().await?;
            for (table, count) in counts {
                println!("{count:>8} {table}");
            }
            let chain = store.chain_state().await?;
            println!("{:>8} journal rows linked, {} not linked yet", chain.linked, chain.waiting);
            if let Some(point) = chain.checkpoint {
                println!("Last checkpoint: row {}, {}", point.seq, point.hash);
            }
            for finding in &findings {
                println!("{finding}");
            }
            if !findings.is_empty() {
                return Err(format!("{} findings", findings.len()).into());
            }
            println!("Everything is whole.");
        }
        Command::User { command: UserCommand::Invite { email, name, role, organisation } } => {
            let store = Store::open(&config.db_url).await?;
            let new = invited(&store, &email, &name, &role, organisation.as_deref()).await?;
            let (clock, (token, digest)) = (Clock::real(), session::token());
            match store.invite_from_console(&digest, &new, clock.today(), clock.now()).await {
                Ok(()) => println!("{}/einladung/{token}", config.origin),
                Err(store::StoreError::AlreadyThere) => {
                    return Err(format!("{email} has an account already").into());
                }
                Err(error) => return Err(error.into()),
            }
        }
        Command::Routes { .. } | Command::Import { .. } => {}
    }
    Ok(())
}

/// Reads who is to be invited.
async fn invited(
    store: &Store,
    email: &str,
    name: &str,
    role: &str,
    organisation: Option<&str>,
) -> Result<NewAccount, Failed> {
    let email = address(email).map_err(|_| format!("{email:?} is no e-mail address"))?;
    let name = text::line(name, 120).map_err(|_| format!("{name:?} is no name"))?;
    let role = Role::from_code(role)
        .filter(|role| *role != Role::None)
        .ok_or_else(|| format!("{role:?} is no role"))?;
    let organisation = match organisation {
        None => OrganisationCode::none(),
        Some(code) => {
            OrganisationCode::parse(code).map_err(|_| format!("{code:?} is no organisation"))?
        }
    };
    let catalogue = store.catalogue().await?;
    if organisation != OrganisationCode::none()
        && !catalogue.organisations.contains_key(&organisation)
    {
        return Err(format!("there is no organisation {organisation}").into());
    }
    Ok(NewAccount {
        id: fresh_id(),
        email,
        name,
        role,
        organisation,
        password: String::new(),
        disabled: false,
    })
}

fn print_routes(json: bool) -> Result<(), Failed> {
    let routes = routes::list();
    if json {
        println!("{}", serde_json::to_string_pretty(&routes)?);
    } else {
        for route in routes {
            println!("{:5} {:50} {:?}", route.method.as_str(), route.path, route.needs);
        }
    }
    Ok(())
}
